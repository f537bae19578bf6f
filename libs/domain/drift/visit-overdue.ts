import { addDays, addMonths, dayInWords, daysBetween, earliest, type Day } from '../calendar';
import { visitCounts } from '../clocks/visits';
import type { Period } from '../journey';
import type { Case, DriftRule, Obligation } from '../rules';
import { common, inDays, inRecord, occurrences, type Band } from './bands';
import { isVisitRule } from '../timeliness/measures';
import { during, inCare } from './in-care';
import { openUntil } from './review-overdue';

const closer = new Set(['VS-05', 'VS-06', 'VS-07', 'VS-08']);

/** The interval of a visit in days. A closer regime that took over an open duty began with a week, and VS-03 has but one. */
const intervalOf = ({ rule, anchorOn, startsOn }: Obligation, due: Day): number => {
  if (rule === 'VS-03') return 42;
  return closer.has(rule) && startsOn > anchorOn ? 7 : daysBetween(anchorOn, due);
};

/** Overdue by a further whole interval; where the limit is one week, by two (readings R22, R81). */
const criticalFrom = (row: Obligation, due: Day): Day => {
  if (row.rule === 'VS-02') return addMonths(row.anchorOn, 6);
  if (row.rule === 'VS-04') return addMonths(row.anchorOn, 12);
  const interval = intervalOf(row, due);
  return addDays(due, interval <= 7 ? visitOverdue.limits.criticalWeekly! : interval);
};

const lateBands = (row: Obligation): Band[] => {
  const { dueOn, anchor } = row;
  const until = openUntil(row);
  if (!dueOn || (until && until <= dueOn)) return [];
  const band = (severity: Band['severity'], from: Day): Band => ({
    severity,
    from,
    limb: 'overdue',
    countsFrom: dueOn,
    evidence: [anchor],
    anchor,
    facts: [{ says: 'Visit due', on: dueOn, entry: anchor }],
  });
  return [
    band('amber', addDays(dueOn, 1)),
    band('red', addDays(dueOn, visitOverdue.limits.red!)),
    band('critical', criticalFrom(row, dueOn)),
  ].flatMap(one => common(one, { from: row.startsOn, until }));
};

/** From the third visit in a row at which the child was not seen alone, until one at which they were. What nobody recorded is not held against it. */
const notAloneBands = (about: Case, period: Period): Band[] => {
  const made = about.story.of('VisitMade').filter(visitCounts).filter(during(period));
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

export const visitOverdue: DriftRule = {
  id: 'D07',
  version: 1,
  says: 'Visit overdue',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28; severities are proposals',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes', 'visits'],
  limits: { red: 7, criticalWeekly: 14, notSeenAloneInVisits: 3 },
  clears: 'Record a visit at which the child was seen, and seen alone.',
  signals: (about, obligations) =>
    occurrences(visitOverdue, [
      ...obligations.filter(({ rule }) => isVisitRule(rule)).flatMap(lateBands),
      ...inCare(about).flatMap(period => notAloneBands(about, period)),
    ]),
  explain: (_signal, { countsFrom, limb }, day) =>
    limb === 'overdue'
      ? `A visit was due on ${dayInWords(countsFrom)} and none is recorded. It is ${inDays(daysBetween(countsFrom, day))} late (regulation 28).`
      : `At the last three visits, the third on ${dayInWords(countsFrom)}, the child was not seen alone (regulation 29).`,
};
