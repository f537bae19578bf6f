import { addDays, addWorkingDays, dayInWords, daysBetween, earliest, type Day } from '../calendar';
import type { ReviewKind } from '../codes/practice';
import type { Case, DriftRule, Obligation } from '../rules';
import type { Span } from '../span';
import { common, inDays, inRecord, occurrences, without, type Band } from './bands';

/** AD-08 stands in place of RV-02 and RV-03 from placing for adoption (reading R69). */
const reviewRules = new Set(['RV-01', 'RV-02', 'RV-03', 'AD-08']);

interface Appointment extends Span {
  readonly review?: ReviewKind;
}
/** Appointments, from the day they were made until they have passed or were withdrawn, whether or not they are in time (reading R79). */
const appointmentsIn = ({ story }: Case): Appointment[] =>
  story.of('ReviewPlanned').map(({ entry, on, plannedFor, review }) => {
    const withdrawn = story.of('PlanWithdrawn').find(({ planned }) => planned === entry);
    return { entry, from: on, until: earliest(withdrawn?.on, addDays(plannedFor, 1)), endedBy: withdrawn?.entry, review };
  });

/** The day a duty leaves the open lists, or the record can no longer tell. */
export const openUntil = ({ metOn, voidedOn, frozenOn, unknownFrom }: Obligation): Day | undefined =>
  earliest(metOn, voidedOn, frozenOn, unknownFrom);

/** The entries of reviews that were held late: when the next is late too, it is the second in a row (reading R23). */
const heldLate = (obligations: readonly Obligation[]): Set<string> =>
  new Set(obligations.flatMap(({ metOn, dueOn, evidence }) => (metOn && dueOn && metOn > dueOn ? evidence.slice(-1) : [])));

/**
 * The appointments that a duty may rest on: those made since the last review (reading R79). After placing for adoption either kind of review will
 * do, before it a child in care review alone.
 */
const appointmentsFor = ({ story }: Case, { rule, anchorOn }: Obligation, appointments: readonly Appointment[]): readonly Span[] => {
  if (rule === 'RV-01') return appointments.filter(({ review }) => review !== 'ADOPTION');
  if (rule !== 'AD-08') return appointments.filter(({ review, from }) => review !== 'ADOPTION' && from >= anchorOn);
  const lastReview = story.of('ReviewHeld').findLast(({ on }) => on <= anchorOn)?.on ?? '';
  return appointments.filter(({ from }) => from >= lastReview);
};

const bandsOf = (
  about: Case,
  row: Obligation,
  { late, appointments }: { late: Set<string>; appointments: readonly Appointment[] },
): Band[] => {
  const until = openUntil(row);
  if (!row.dueOn) return [];
  const { amberWorkingDays, criticalWorkingDays } = reviewOverdue.limits as { amberWorkingDays: number; criticalWorkingDays: number };
  const amberFrom = addWorkingDays(row.dueOn, -amberWorkingDays);
  // Most reviews are held before.
  if (until && until <= amberFrom) return [];
  const overdueFrom = addDays(row.dueOn, 1);
  const isSecond = late.has(row.anchor);
  const resumedBy = row.startsOn > row.anchorOn ? row.evidence[1] : undefined;
  const seen = {
    countsFrom: row.dueOn,
    evidence: resumedBy ? [row.anchor, resumedBy] : [row.anchor],
    anchor: resumedBy ?? row.anchor,
    facts: [{ says: 'Review due', on: row.dueOn, entry: row.anchor }],
  };
  if (isSecond) seen.facts.push({ says: 'The review before was held late', on: row.anchorOn, entry: row.anchor });
  const criticalFrom = isSecond ? overdueFrom : addDays(addWorkingDays(row.dueOn, criticalWorkingDays), 1);
  const unscheduled: Band = {
    severity: 'amber',
    from: amberFrom,
    until: overdueFrom,
    limb: row.rule === 'AD-08' ? 'adoption review not scheduled' : 'not scheduled',
    ...seen,
  };
  const madeSince = appointmentsFor(about, row, appointments);
  const overdue = row.rule === 'AD-08' ? 'adoption review overdue' : 'overdue';
  return [
    ...inRecord(about, ['plans'], row.anchorOn, without(unscheduled, madeSince)),
    { severity: 'red' as const, from: overdueFrom, limb: overdue, ...seen },
    { severity: 'critical' as const, from: criticalFrom, limb: overdue, ...seen },
  ].flatMap(one => common(one, { from: row.startsOn, until }));
};

export const reviewOverdue: DriftRule = {
  id: 'D06',
  version: 1,
  says: 'Review overdue',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33, and Adoption Agencies Regulations 2005, regulation 36; severities are proposals',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes', 'reviews'],
  limits: { amberWorkingDays: 10, criticalWorkingDays: 20 },
  clears: 'Record the review that was held; before it is due, record when it is planned for.',
  reads: rule => reviewRules.has(rule),
  signals: (about, obligations) => {
    const rows = obligations.filter(({ rule }) => reviewRules.has(rule));
    const [late, appointments] = [heldLate(rows), appointmentsIn(about)];
    return rows.flatMap(row => occurrences(reviewOverdue, bandsOf(about, row, { late, appointments }), appointments));
  },
  explain: (_signal, { countsFrom, limb = '' }, day) => {
    const law = limb.startsWith('adoption') ? 'Adoption Agencies Regulations 2005, regulation 36' : 'regulation 33';
    return limb.endsWith('overdue')
      ? `A review was due on ${dayInWords(countsFrom)} and none is recorded. It is ${inDays(daysBetween(countsFrom, day))} late (${law}).`
      : `A review is due on ${dayInWords(countsFrom)}, in ${inDays(daysBetween(day, countsFrom))}, and no appointment is recorded (${law}).`;
  },
};
