import { addDays, latest, type Day } from '../calendar';
import { reaches } from '../ages';
import type { Case, Obligation, Rule } from '../rules';
import type { CareRun, Course, OwnClock, Setting } from './clock';
import { dutyRow } from './duty';
import { soon } from './plans';
import { belongs, fromEach, inRun, periodsOfCare } from './runs';

/** The ages of a personal education plan, which local schemes set for themselves (reading R20). */
export const planAges: readonly Setting[] = [
  { setting: 'ED-01.youngest', standard: 3 },
  { setting: 'ED-01.oldest', standard: 17 },
];
const limit = ({ settings }: Case, which: number, day: Day): number => {
  const { setting, standard } = planAges[which]!;
  return settings.limit(setting, day, standard);
};
/** The days on which the child is of those ages, as they were set on a day; undefined where the age is not known. */
const agesAsOf = (about: Case, day: Day): { from: Day; until: Day } | undefined => {
  const youngest = reaches(about.journey, limit(about, 0, day));
  const tooOld = reaches(about.journey, limit(about, 1, day) + 1);
  return youngest && tooOld && { from: youngest.latest, until: tooOld.earliest };
};

/** From the day of coming into care, or from the birthday in care on which the child is old enough (reading R100). */
const ofPlanAge = (about: Case): CareRun[] =>
  periodsOfCare(about).flatMap(run => {
    const ages = agesAsOf(about, run.from);
    if (!ages) return [];
    const from = latest(run.from, ages.from)!;
    if (from >= ages.until || (run.until && from > run.from && from >= run.until)) return [];
    return [{ ...run, from, startUnknown: run.startUnknown && from === run.from }];
  });
/** A plan of an earlier period does not count (reading R64). */
const fromTheStart = (name: 'PepInitiated' | 'PepCompleted'): Course => ({
  runs: ofPlanAge,
  meets: ({ story }, run) => inRun(story.of(name), run),
  soon,
});
export const planBegun = fromTheStart('PepInitiated');
export const planCompleted = fromTheStart('PepCompleted');

const guidance = 'Promoting the education of looked-after children and previously looked-after children, statutory guidance 2018';
const inSchool = { version: 1, law: guidance, inForce: '2011-04-01', needs: ['episodes', 'education'] } as const;

const reviewRule = {
  id: 'ED-03',
  says: 'Personal education plan reviewed in the term',
  confidence: 'V2',
  ...inSchool,
} as const satisfies Rule;
/** One for each term that begins in care, where the record covers education: a review after the term has ended is late (reading R80). */
const termReviews = (about: Case, run: CareRun): Obligation[] => {
  const reviews = inRun(about.story.of('PepReviewed'), run);
  return about.terms.all.flatMap(({ from, until }) => {
    if (from < run.from || from < inSchool.inForce || (run.until && from >= run.until)) return [];
    const ages = agesAsOf(about, from);
    if (!ages || from < ages.from || from >= ages.until || !about.coverage.covers(inSchool.needs, from, from)) return [];
    return [
      dutyRow(about, reviewRule, {
        anchor: { entry: run.entry, on: from },
        startsOn: from,
        dueOn: until,
        soonOn: addDays(until, -28),
        met: reviews.find(({ on }) => on >= from),
        ending: run.until ? { on: run.until, entry: run.endedBy, because: run.because } : undefined,
        provisional: about.terms.provisionalYears(until, until),
      }),
    ];
  });
};
export const planReviewedEachTerm = {
  ...reviewRule,
  within: { says: 'the last day of each term that begins in care', sets: planAges },
  duties: about => periodsOfCare(about).flatMap(run => termReviews(about, run)),
} as const satisfies OwnClock;

const placeRule = { id: 'ED-04', says: 'School place found', confidence: 'G', ...inSchool } as const satisfies Rule;
export const schoolPlaceFound = {
  ...placeRule,
  within: { says: '20 school days' },
  duties: about =>
    fromEach(about, about.story.of('SchoolPlaceLost')).map(run => {
      const dueOn = about.terms.schoolDaysAfter(run.from, 20);
      return dutyRow(about, placeRule, {
        anchor: { entry: run.entry, on: run.from },
        startsOn: run.from,
        dueOn,
        soonOn: addDays(dueOn, -7),
        met: about.story.of('SchoolChanged').find(({ on }) => belongs(run, on)),
        ending: run.until ? { on: run.until, entry: run.endedBy, because: run.because } : undefined,
        provisional: about.terms.provisionalYears(run.from, dueOn),
      });
    }),
} as const satisfies OwnClock;
