import { fact, problemsOf } from '@waymark/domain';
import { columns, isUsed, type Module } from '@waymark/returns';
import fc from 'fast-check';
import { importing, impossible, readable, type Years } from '../support/returns';

const blank = fc.constant('');
const oneOf = (...values: string[]) => fc.constantFrom(...values);
/** Few days, so that rows meet, overlap and contradict each other. */
const day = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('04', '06', '12'), fc.constantFrom('2022', '2023', '24'))
      .map(d => `0${d.join('/')}`),
  },
  { weight: 3, arbitrary: blank },
  { weight: 1, arbitrary: oneOf('31/02/2023', '2023-06-01', 'x', '01/01/2090') },
);
const some = (...codes: string[]) =>
  fc.oneof({ weight: 9, arbitrary: oneOf(...codes) }, { weight: 1, arbitrary: oneOf('', 'zz', '0', '"', 'NULL', 'é\u0000') });
const values: Record<string, fc.Arbitrary<string>> = {
  RNE: some('S', 'L', 'P', 'T', 'B', 'U'),
  LS: some('C1', 'C2', 'E1', 'V2', 'V3', 'D1'),
  CIN: some('N1', 'N2'),
  PLACE: some('U4', 'U6', 'K2', 'T1', 'A5', 'H5'),
  PLACE_PROVIDER: some('PR1', 'PR4'),
  REC: some('X1', 'X1', 'E4A', 'E11', 'E2', ''),
  REASON_PLACE_CHANGE: some('CARPL', '', ''),
  URN: some('1234567', ''),
  PL_POST: some('AB1 2CD', 'EF3 4GH', ''),
  HOME_POST: some('AB1 2CD', ''),
  SEX: some('1', '2', 'M', 'F'),
  DOB: fc.oneof({ weight: 9, arbitrary: oneOf('05/05/2012', '01/06/2005') }, { weight: 1, arbitrary: day }),
  ETHNIC: some('WBRI', 'NOBT'),
  REVIEW_CODE: some('PN1', 'PN2'),
  MISSING: some('M', 'A'),
  PREV_PERM: some('P1', 'Z1'),
  REASON_PLACED_CEASED: some('RD1', ''),
};
const dates = new Set([
  'DECOM',
  'DEC',
  'REVIEW',
  'DUC',
  'DATE_INT',
  'DATE_MATCH',
  'DATE_PLACED',
  'DATE_PLACED_CEASED',
  'DATE_PERM',
  'MIS_START',
  'MIS_END',
]);
const rowOf = (module: Module) =>
  fc
    .tuple(...columns[module].slice(1).map(name => (dates.has(name) ? day : (values[name] ?? some('0', '1', 'M1', 'L2')))))
    .map(row => `${module} ${row.join(',')}`);
const used = (Object.keys(columns) as Module[]).filter(isUsed);
const row = fc.oneof({ weight: 8, arbitrary: rowOf('Episodes') }, ...used.map(module => ({ weight: 1, arbitrary: rowOf(module) })));
const life = fc.dictionary(oneOf('2023', '2024', '2025'), fc.array(row, { maxLength: 7 }), { minKeys: 1 }) as fc.Arbitrary<Years>;

const runs = { numRuns: 100 };

describe('whatever the rows are', () => {
  it('every row is used, held or reported, and what is reported has a problem', () => {
    fc.assert(
      fc.property(life, years => {
        const { told } = importing(years);
        const lines = Object.entries(years).flatMap(([year, rows]) =>
          rows.map((text, i) => ({ year: +year, line: i + 2, file: `${/\w+/.exec(text)![0].toLowerCase()}.csv` })),
        );
        expect(told.outcomes).toHaveLength(lines.length);
        told.outcomes.forEach((outcome, i) => {
          const problems = told.problems.filter(
            ({ year, line, file }) => year === lines[i]!.year && line === lines[i]!.line && file === lines[i]!.file,
          );
          const gave = told.facts.some(({ rows }) =>
            rows.some(({ year, line, file }) => year === lines[i]!.year && line === lines[i]!.line && file === lines[i]!.file),
          );
          expect(gave).toBe(outcome === 'used');
          if (outcome === 'reported') expect(problems.some(({ effect }) => effect !== 'warning')).toBe(true);
        });
      }),
      runs,
    );
  });

  it('every fact passes the door, and the story breaks no law of what cannot be', () => {
    fc.assert(
      fc.property(life, years => {
        const done = importing(years);
        expect(done.told.facts.flatMap(({ fact }) => problemsOf(fact.type, fact.data as never))).toEqual([]);
        expect(impossible(done)).toEqual([]);
      }),
      runs,
    );
  });

  it('imported again they give nothing, and say the same', () => {
    fc.assert(
      fc.property(life, years => {
        const once = importing(years);
        const { told } = once.then(years);
        expect(told.facts).toEqual([]);
        expect(told.problems).toEqual(once.told.problems);
        expect(told.outcomes).toEqual(once.told.outcomes.map(outcome => (outcome === 'used' ? 'held' : outcome)));
      }),
      runs,
    );
  });

  it('year by year, in any order, they end where one run ends', () => {
    const order = fc.shuffledSubarray(['2023', '2024', '2025'], { minLength: 3 });
    fc.assert(
      fc.property(life, order, (years, shuffled) => {
        const [first, ...rest] = shuffled.map(year => ({ [year]: years[+year] ?? [] }));
        const done = rest.reduce((before, next) => before.then(next), importing(first!));
        const all = Object.fromEntries(shuffled.map(year => [year, years[+year] ?? []]));
        expect(readable(done)).toEqual(readable(importing(all)));
      }),
      runs,
    );
  });

  it('beside what was recorded by hand they break no law that was not broken, and twice is once', () => {
    const on = fc.tuple(oneOf('2022', '2023', '2024'), oneOf('04', '06', '12'), oneOf('01', '02', '03')).map(parts => parts.join('-'));
    const byHand = fc.oneof(
      on.map(day => fact('BecameLookedAfter', { on: day, legalStatus: 'C1' })),
      on.map(day => fact('PlacementStarted', { on: day, placement: 'U4', provider: 'PR1' })),
      on.map(day => fact('CeasedToBeLookedAfter', { on: day, reason: 'E4A' })),
      on.map(day => fact('ReviewHeld', { on: day })),
    );
    fc.assert(
      fc.property(life, fc.array(byHand, { maxLength: 4 }), (years, hand) => {
        const before = importing({}).byHand(...hand);
        const done = before.then(years);
        expect(impossible(done).length).toBeLessThanOrEqual(impossible(before).length);
        expect(done.then(years).told.facts).toEqual([]);
      }),
      runs,
    );
  });

  it('beside corrections and strike-outs made by hand they break no law that was not broken', () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom('strike', 'move'), day);
    fc.assert(
      fc.property(life, life, change, (first, second, [at, how, text]) => {
        const once = importing(first);
        const entry = once.held[at % Math.max(once.held.length, 1)];
        fc.pre(entry !== undefined && entry.type !== 'IncludedInReturn' && (how === 'strike' || /^\d\d.\d\d.\d{4}$/.test(text)));
        const changes = { on: text.split('/').reverse().join('-') };
        const about = { on: '2024-01-01', entry: entry.id, reason: 'wrong' };
        const before = once.byHand(how === 'strike' ? fact('EntryStruckOut', about) : fact('EntryCorrected', { ...about, changes }));
        const done = before.then(second);
        expect(impossible(done).length).toBeLessThanOrEqual(impossible(before).length);
        expect(done.then(second).told.facts).toEqual([]);
      }),
      runs,
    );
  });
});
