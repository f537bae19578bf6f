import { asCsv } from '@waymark/application';
import { day, known, rule, whole } from '../../apps/cli/arguments';
import { exitCodeOf, sentenceOf } from '../../apps/cli/exit';

const all = async (rows: AsyncIterable<string>): Promise<string> => {
  const parts: string[] = [];
  for await (const row of rows) parts.push(row);
  return parts.join('');
};
const failing = (code: string, message: string, more: object = {}) => Object.assign(new Error(message), { code, ...more });

describe('what a command is told', () => {
  it('names a day, a moment or a position, and a rule', () => {
    expect([day('2026-03-31'), known('7'), known('2026-06-30'), known('2026-03-31T17:00:00+01:00'), rule(['RV-01'])('rv-01')]).toEqual([
      '2026-03-31',
      '7',
      '2026-06-30',
      '2026-03-31T17:00:00+01:00',
      'RV-01',
    ]);
    expect(() => day('31/03/2026')).toThrow('is not a day');
    expect(() => known('then')).toThrow('is neither a day, nor a date and time');
    expect(() => rule(['RV-01', 'RV-02'])('D01')).toThrow('There is no rule "D01" here. Give one of RV-01, RV-02.');
  });
});

describe('a whole number', () => {
  it('is digits alone: a word left empty is no nought', () => {
    expect(whole(0, 100)('7')).toBe(7);
    for (const text of ['', ' ', '1e1', '0x1', '1.0', '-1', '101', 'ten'])
      expect(() => whole(0, 100)(text)).toThrow('is not a whole number');
  });
});

describe('what a command says', () => {
  it('names the columns of a CSV file that has no rows', async () => {
    const rows: { a: string; b: string | null }[] = [];
    expect(await all(asCsv(rows, ['a', 'b']))).toBe('a,b\n');
    expect(await all(asCsv([{ a: '=1', b: null }], ['a', 'b']))).toBe("a,b\n'=1,\n");
  });

  it.each([
    [3, failing('ECONNREFUSED', ''), 'Waymark cannot reach its database: ECONNREFUSED. Start it or correct DATABASE_URL, then try again.'],
    [3, failing('3D000', 'database "x" does not exist'), /^Waymark cannot reach its database: database "x" does not exist\./],
    [3, failing('unavailable', 'Not now.'), 'Not now.'],
    [1, failing('ENOENT', 'ENOENT: open', { path: 'facts.jsonl' }), 'There is no file facts.jsonl. Check its name.'],
    [1, failing('not-a-fact', 'Line 2: No.'), 'Line 2: No.'],
    [2, failing('usage', 'No such day.'), 'No such day.'],
  ])('ends with %i and a sentence', (exit, error, says) => {
    expect(exitCodeOf(error)).toBe(exit);
    expect(sentenceOf(error)).toMatch(says);
  });
});
