import { addDays, addMonths, addWorkingDays, dayInWords, daysBetween, earliest, type Day } from '../calendar';
import { seenOn } from '../clocks/visits';
import type { Period } from '../journey';
import type { Case, DriftRule, Obligation } from '../rules';
import { common, inDays, inRecord, occurrences, type Band } from './bands';
import { isVisitRule } from '../timeliness/measures';
import { during, inCare } from './in-care';
import { openUntil } from './review-overdue';

const closer = new Set(['VS-05', 'VS-06', 'VS-07', 'VS-08']);

/** The interval of a visit in days, also where it took over an open duty: a closer regime began with a week, after placing for adoption one was decided. */
const intervalOf = ({ story }: Case, { rule, anchorOn, startsOn, evidence }: Obligation, due: Day): number => {
  if (rule === 'VS-03') return 42;
  if (startsOn === anchorOn || !(closer.has(rule) || rule === 'AD-07')) return daysBetween(anchorOn, due);
  return story.of('AdoptionVisitIntervalDecided').find(({ entry }) => entry === evidence[1])?.days ?? 7;
};

/** Overdue by a further whole interval; where the limit is one week, by two (readings R22, R81). */
const criticalFrom = (about: Case, row: Obligation, due: Day): Day => {
  if (row.rule === 'VS-02') return addMonths(row.anchorOn, 6);
  if (row.rule === 'VS-04') return addMonths(row.anchorOn, 12);
  if (row.rule === 'VS-10') return addWorkingDays(due, 5);
  const interval = intervalOf(about, row, due);
  return addDays(due, interval <= 7 ? visitOverdue.limits.criticalWeekly! : interval);
};

const lateBands = (about: Case, row: Obligation): Band[] => {
  const { rule, dueOn, anchor } = row;
  const until = openUntil(row);
  if (!dueOn || (until && until <= dueOn)) return [];
  const band = (severity: Band['severity'], from: Day): Band => ({
    severity,
    from,
    limb: rule === 'AD-07' ? 'adoption visit overdue' : 'overdue',
    countsFrom: dueOn,
    evidence: [anchor],
    anchor,
    facts: [{ says: 'Visit due', on: dueOn, entry: anchor }],
  });
  return [
    band('amber', addDays(dueOn, 1)),
    band('red', addDays(dueOn, visitOverdue.limits.red!)),
    band('critical', criticalFrom(about, row, dueOn)),
  ].flatMap(one => common(one, { from: row.startsOn, until }));
};

/** From the third visit in a row at which the child was not seen alone, until one at which they were. What nobody recorded is not held against it. */
const notAloneBands = (about: Case, period: Period): Band[] => {
  const made = seenOn(about).filter(during(period));
  const notAlone = made.map(({ seenAlone }) => seenAlone === false);
  return made.flatMap((third, i) => {
    if (!(notAlone[i] && notAlone[i - 1] && notAlone[i - 2]) || notAlone[i - 3]) return [];
    const three = made.slice(i - 2, i + 1);
    const band: Band = {
      severity: 'amber',
      from: third.on,
      until: earliest(made.find((_, later) => later > i && !notAlone[later])?.on, period.until),
      limb: 'not seen alone',
      countsFrom: third.on,
      evidence: three.map(({ entry }) => entry),
      anchor: third.entry,
      facts: three.map(({ entry, on }) => ({ says: 'Visit at which the child was not seen alone', on, entry })),
    };
    return inRecord(about, visitOverdue.needs, third.on, [band]);
  });
};

const lawOf = (limb?: string): string => (limb === 'overdue' ? 'regulation 28' : 'Adoption Agencies Regulations 2005, regulation 36');

export const visitOverdue: DriftRule = {
  id: 'D07',
  version: 1,
  says: 'Visit overdue',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28, and Adoption Agencies Regulations 2005, regulation 36; severities are proposals',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes', 'visits'],
  limits: { red: 7, criticalWeekly: 14, notSeenAloneInVisits: 3 },
  clears: 'Record a visit at which the child was seen, and seen alone.',
  reads: isVisitRule,
  signals: (about, obligations) =>
    occurrences(visitOverdue, [
      ...obligations.filter(({ rule }) => isVisitRule(rule)).flatMap(row => lateBands(about, row)),
      ...inCare(about).flatMap(period => notAloneBands(about, period)),
    ]),
  explain: (_signal, { countsFrom, limb }, day) =>
    limb === 'not seen alone'
      ? `At the last three visits, the third on ${dayInWords(countsFrom)}, the child was not seen alone (regulation 29).`
      : `A visit was due on ${dayInWords(countsFrom)} and none is recorded. It is ${inDays(daysBetween(countsFrom, day))} late (${lawOf(limb)}).`,
};
