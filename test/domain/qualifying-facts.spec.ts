import fc from 'fast-check';
import { asEntries, obligationOn, tellOnly, type NewFact, type Obligation } from '@waymark/domain';
import { day, lawfullyAfter } from '../support/any-life';
import { caseOf } from '../support/story';
import { worked } from './clocks/worked/table';

const rowsOf = (rule: string, facts: NewFact[]): Map<string, Obligation> => {
  const { obligations } = tellOnly(caseOf(asEntries(facts), { recordingBegan: '2020-01-01' }), rule);
  return new Map(obligations.map(row => [`${row.anchor} ${row.startsOn}`, row]));
};
const cases = Object.entries(worked).flatMap(([id, rows]) => rows.map((row, n) => ({ id, n, ...row })));

/** A duty that a review or a visit takes over from the one before is another duty: it is compared with none. */
it.each(cases)('what meets $id ($n) never makes it worse, whatever else happened and whenever it is done', ({ id, until, met }) => {
  let compared = 0;
  fc.assert(
    fc.property(lawfullyAfter(until, 12), day, (facts, on) => {
      const before = rowsOf(id, facts);
      for (const [name, now] of rowsOf(id, [...facts, met(on)])) {
        const row = before.get(name);
        if (!row) continue;
        compared += 1;
        if (now.dueOn && row.dueOn) expect(now.dueOn >= row.dueOn).toBe(true);
        if (row.metOn) expect(now.metOn && now.metOn <= row.metOn).toBeTruthy();
        for (const later of [on, '2027-01-01'])
          if (obligationOn(row, later) !== 'overdue') expect(obligationOn(now, later)).not.toBe('overdue');
      }
    }),
    { numRuns: 15 },
  );
  expect(compared).toBeGreaterThan(0);
});
