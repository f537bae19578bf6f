import { isOpenOn, obligationOn, type Obligation } from '@waymark/domain';
import fc from 'fast-check';
import { isOpenOn as isOpenInSql, statusOn } from '../../libs/read-models/obligations/status';
import { freshReadModels } from '../support/read-models';

const day = fc.integer({ min: 1, max: 6 }).map(n => `2025-01-0${n}`);
const moment = fc.tuple(day, fc.constantFrom('00:00', '10:30', '23:59')).map(([on, time]) => `${on}T${time}:00.000Z`);
const row: fc.Arbitrary<Obligation> = fc.record(
  {
    ...{ rule: fc.constant('RV-01'), version: fc.constant(1), anchor: fc.constant('a'), anchorOn: day, startsOn: day },
    ...{ dueOn: day, soonOn: day, metOn: day, voidedOn: day, frozenOn: day, unknownFrom: day, evidence: fc.constant([]) },
    ...{ dueAt: moment, metAt: moment, notBefore: fc.boolean() },
  },
  { requiredKeys: ['rule', 'version', 'anchor', 'anchorOn', 'startsOn', 'evidence'] },
);

describe('the status of a duty', () => {
  it('is the same in SQL as in the domain, for every shape of row and every day', async () => {
    const { sql, drop } = await freshReadModels();
    const rows = fc.sample(fc.tuple(row, day), 4000);
    const asked = rows.map(([o, on], n) => ({
      n,
      child: 'A1',
      on,
      ...Object.fromEntries(Object.entries(o).map(([key, value]) => [snake(key), value as unknown])),
    }));
    const found = await sql(
      `SELECT ${statusOn('o', 'q.on')} AS status, ${isOpenInSql('o', 'q.on')} AS open
       FROM json_to_recordset($1) AS q (n int, "on" date) JOIN json_populate_recordset(null::read.obligation, $1) o USING (n) ORDER BY n`,
      [JSON.stringify(asked)],
    );
    const wrong = rows.filter(([o, on], n) => found[n]!.status !== (obligationOn(o, on) ?? null) || found[n]!.open !== isOpenOn(o, on));
    expect(wrong).toEqual([]);
    expect(new Set(found.map(({ status }) => status)).size).toBe(8);
    await drop();
  });
});

const snake = (key: string): string => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
