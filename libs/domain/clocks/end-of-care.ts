import { addDays, addWorkingDays, ageOn, isDay } from '../calendar';
import { isGuardianship, type CeasingReason } from '../codes/care';
import type { Case } from '../rules';
import type { Told } from '../story';
import type { Course, Run } from './clock';
import { periodsOfCare } from './runs';

/** Ends that are nobody's decision here: death, adoption, another authority, an order of a court, custody, an age found to be 18 or over. */
const decidedElsewhere = new Set<CeasingReason>(['E2', 'E3', 'E9', 'E11', 'E12', 'E14', 'E15', 'E17', 'E41']);
const isDecidedElsewhere = (reason: CeasingReason | undefined): boolean =>
  reason === undefined || decidedElsewhere.has(reason) || isGuardianship(reason);

/** The ends of care that the authority decided, where the child was looked after for 20 working days or more. Such an end is frozen the day after. */
const ends = (about: Case): Run[] =>
  periodsOfCare(about).flatMap(run => {
    const { until, period } = run;
    if (!until || until === about.journey.adultOn || isDecidedElsewhere(period.reason) || until < addWorkingDays(run.from, 20)) return [];
    return [{ ...run, entry: run.endedBy ?? run.entry, from: until, until: addDays(until, 1), startUnknown: false }];
  });

/** At 16 and 17 under section 20 only the Director may approve. */
const needsDirector = ({ journey: { identity, statuses } }: Case, { from }: Run): boolean => {
  const born = identity?.dateOfBirth;
  return isDay(born) && ageOn(born, from) >= 16 && statuses.findLast(status => status.from < from)?.code === 'V2';
};
/** Who approved may be left out; a team manager or a service manager may not. */
const isEnough = (about: Case, run: Run, { by }: Told<'EndingOfCareApproved'>): boolean =>
  by === undefined || by === 'DCS' || (by === 'NO' && !needsDirector(about, run));

export const endingApproved: Course = {
  runs: ends,
  meets: (about, run) =>
    about.story.of('EndingOfCareApproved').filter(e => e.on >= run.period!.from && e.on <= run.from && isEnough(about, run, e)),
  soon: dueOn => dueOn,
};
