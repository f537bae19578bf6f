import { addDays, addMonths, latest, type Day } from '../calendar';
import type { AdoptivePlacement } from '../adoptive-placements';
import { holds, type Span } from '../span';
import type { Case, Obligation, Rule } from '../rules';
import type { Ending, Moment, OwnClock, Run } from './clock';
import { dutyRow } from './duty';
import { guardianshipOrder } from './guardianship';
import { careEnds, runFrom } from './moments';
import { oncePerDay } from './runs';

/** A wait before an application may be made. */
interface Wait {
  readonly run: Run;
  readonly from: Moment;
  readonly earliest: Day;
  readonly application?: Moment;
}

/** An end voids the wait whatever the day; an application too early is a breach from its day (reading R96). */
const endOf = ({ run, application, earliest }: Wait): Ending | undefined => {
  if (application) return application.on < earliest ? { ...application, because: 'applied for too early', asBreach: true } : undefined;
  return run.until ? { on: run.until, entry: run.endedBy, because: run.because, superseded: run.superseded, carriedOn: true } : undefined;
};
/** Pending until applied for, and met on time from the earliest date. */
const waitRow = (about: Case, rule: Rule, wait: Wait): Obligation => {
  const { run, from, earliest, application } = wait;
  const anchor = { entry: run.entry, on: run.from };
  const startedBy = from.entry === run.entry ? undefined : from.entry;
  const met = application && application.on >= earliest ? application : undefined;
  return { ...dutyRow(about, rule, { anchor, startsOn: from.on, startedBy, dueOn: earliest, met, ending: endOf(wait) }), notBefore: true };
};

/** The notices: one that comes while another waits is part of it. */
const guardianshipWaits = (about: Case, notice: Moment): Obligation[] => {
  const { story } = about;
  const run = runFrom(about, notice, [careEnds(about, notice), guardianshipOrder(about, notice)]);
  const application = story.of('SpecialGuardianshipApplicationMade').find(({ on }) => on >= run.from && (!run.until || on <= run.until));
  const earliest = addMonths(notice.on, 3);
  const ended = application?.on ?? run.until;
  const leave = story.of('LeaveToApplyGiven').find(({ on }) => on < earliest && (!ended || on <= ended));
  const own = { entry: notice.entry, on: notice.on };
  if (!leave) return [waitRow(about, guardianshipNotice, { run, from: own, earliest, application })];
  if (leave.on <= notice.on) return [waitRow(about, guardianshipNotice, { run, from: own, earliest: notice.on, application })];
  const because = 'the court gave leave';
  const given: Run = { ...run, until: leave.on, endedBy: leave.entry, because, superseded: true };
  return [
    waitRow(about, guardianshipNotice, { run: given, from: own, earliest }),
    waitRow(about, guardianshipNotice, { run, from: leave, earliest: leave.on, application }),
  ];
};

const guardianshipNotices = (about: Case): Obligation[] => {
  const rows: Obligation[] = [];
  for (const notice of about.story.of('SpecialGuardianshipNoticeReceived')) {
    const last = rows.at(-1);
    const closed = last && (last.metOn ?? last.frozenOn ?? last.voidedOn);
    if (!last || (closed && closed < notice.on)) rows.push(...guardianshipWaits(about, notice));
  }
  return rows;
};

/** Before this day an application is made too early, unless the court gives leave (readings R28, R96). */
export const guardianshipNotice: OwnClock & { readonly id: 'SG-01' } = {
  id: 'SG-01',
  version: 1,
  says: 'Notice of a special guardianship application',
  law: 'Children Act 1989, section 14A(7)',
  confidence: 'V1',
  inForce: '2005-12-30',
  needs: ['guardianship'],
  within: { says: 'not before 3 months after the notice, unless the court gives leave' },
  duties: guardianshipNotices,
};

/** A child whom foster carers adopt has lived with them since being fostered, not only since being placed for adoption. */
const livedWithSince = ({ story, journey }: Case, { entry, from }: Span): Day => {
  const home = journey.homes.find(one => holds(one, from));
  const byFosterCarer =
    home?.placements.some(stay => stay.entry === entry && (stay.code === 'A3' || stay.code === 'A5')) ||
    story.of('AdoptionMatchApproved').some(match => match.byFosterCarer && match.on <= from);
  return byFosterCarer && home ? home.from : from;
};
const adoptionWait = (about: Case, { entry, from, until, endedBy, failedOn }: AdoptivePlacement): Obligation => {
  const placing = { entry, on: from };
  const failed = failedOn ? { on: failedOn, entry: endedBy, because: 'placement ended', superseded: true } : undefined;
  const run = runFrom(about, placing, [failed, careEnds(about, placing)]);
  const application = about.story.of('AdoptionApplicationMade').find(({ on }) => on >= from && (!until || on <= until));
  const earliest = latest(addDays(livedWithSince(about, { entry, from }), 70), from)!;
  return waitRow(about, adoptionApplication, { run, from: placing, earliest, application });
};
/** Foster carers with whom the child is not placed for adoption: the wait is known when they apply. */
const applicationsOfCarers = (about: Case): Obligation[] => {
  const { homes, adoptivePlacements } = about.journey;
  const placed = (on: Day): boolean => adoptivePlacements.some(({ from, until }) => from <= on && (!until || on <= until));
  return oncePerDay(about.story.of('AdoptionApplicationMade')).flatMap(application => {
    const home = placed(application.on) ? undefined : homes.findLast(one => holds(one, application.on));
    if (!home?.placements.some(({ code }) => code.startsWith('U'))) return [];
    const run = runFrom(about, { entry: home.entry, on: home.from });
    return [waitRow(about, adoptionApplication, { run, from: application, earliest: addMonths(home.from, 12), application })];
  });
};

export const adoptionApplication: OwnClock & { readonly id: 'AD-09' } = {
  id: 'AD-09',
  version: 1,
  says: 'Adoption application',
  law: 'Adoption and Children Act 2002, section 42',
  confidence: 'G',
  inForce: '2005-12-30',
  needs: ['adoption', 'episodes'],
  within: { says: 'not before 10 weeks with the adopters, a year with foster carers who apply on their own' },
  duties: about => [...about.journey.adoptivePlacements.map(placing => adoptionWait(about, placing)), ...applicationsOfCarers(about)],
};
