import { dayInWords, daysBetween } from '../calendar';
import type { Allocation, Period } from '../journey';
import type { Case, DriftRule } from '../rules';
import type { Span } from '../span';
import { windows } from './at-once';
import { common, inDays, inRecord, occurrences, over, reached, without, type Band } from './bands';
import { inCare, outOfCare } from './in-care';

/** One allocation of each worker, the last: who comes back counts once. */
const distinct = (allocations: readonly Allocation[]): Allocation[] => [
  ...new Map(allocations.map(allocation => [allocation.worker, allocation])).values(),
];

/** How many social workers a year has seen, those before care among them. */
const churnBands = (about: Case): Band[] =>
  windows(about.journey.workers, workerChurn.limits.windowDays!).flatMap(({ seen, from, until }) => {
    const workers = distinct(seen);
    const newest = seen.at(-1)!;
    const steps = [
      ['amber', 'amber'],
      ['red', 'red'],
    ] as const;
    return reached(about, workerChurn, { from, until, count: workers.length, steps }).map(graded => ({
      limb: 'changes',
      anchor: newest.entry,
      evidence: workers.map(({ entry }) => entry),
      facts: workers.map(({ entry, from }) => ({ says: 'Social worker allocated', on: from, entry })),
      ...graded,
    }));
  });

/** Days in care with nobody allocated. Where the record begins with the child in care, nobody knows who was before the first on record. */
const unallocatedBands = (about: Case, period: Period): Band[] =>
  without<Span>({ entry: period.entry, from: period.from, until: period.until }, about.journey.workers)
    .filter(({ from }) => !(period.sinceBefore && from === period.from))
    .flatMap(({ from, until }) => {
      const ended = about.journey.workers.find(worker => worker.until === from)?.endedBy;
      const [entry, says] = ended ? [ended, 'Social worker ended'] : [period.entry, 'Became looked after'];
      const steps = [['red', 'unallocatedWorkingDays']] as const;
      return over(about, workerChurn, { from, until, countsFrom: from, inWorkingDays: true, steps }).map(graded => ({
        limb: 'unallocated',
        anchor: entry,
        evidence: [entry],
        facts: [{ says, on: from, entry }],
        ...graded,
      }));
    })
    .flatMap(band => inRecord(about, workerChurn.needs, band.countsFrom, [band]));

/** A child without a social worker, or with one after another. */
export const workerChurn: DriftRule = {
  id: 'D21',
  version: 1,
  says: 'Changes of social worker, or none',
  law: 'Three social workers in a year: the national count of instability; the rolling year and the severities are proposals',
  confidence: 'V1',
  inForce: '2011-04-01',
  needs: ['episodes', 'workers'],
  counts: 'social worker',
  limits: { amber: 3, red: 5, windowDays: 365, unallocatedWorkingDays: 5 },
  clears: 'Record who is allocated. Changes leave the count as the year that has seen them passes.',
  signals: about => {
    const churn = churnBands(about);
    return occurrences(
      workerChurn,
      inCare(about).flatMap(period => [...unallocatedBands(about, period), ...churn.flatMap(band => common(band, period))]),
      outOfCare(about),
    );
  },
  explain: (_signal, { countsFrom, limb, evidence, limit }, day) =>
    limb === 'unallocated'
      ? `No social worker has been allocated since ${dayInWords(countsFrom)}: ${inDays(daysBetween(countsFrom, day))}; the limit is ${limit} working days.`
      : `The child has had ${evidence.length} social workers in the 365 days to ${dayInWords(day)}; the limit is ${limit} (national count of instability).`,
};
