import { provenanceOf, tellChild } from '@waymark/returns';
import { importing, impossible, readable, rowsOf, type Years } from '../support/returns';

const open2024 = 'Episodes 12/05/2023,S,C1,N1,U6,PR1,,,,,EF3 4GH,SC123456';
const closed2025 = 'Episodes 12/05/2023,S,C1,N1,U6,PR1,04/08/2024,X1,CREQB,,EF3 4GH,SC123456';
const next2025 = 'Episodes 04/08/2024,P,C1,N1,K2,PR4,,,,,IJ5 6KL,1234567';

/** Every order of the years, one run for each. */
const orders = (years: number[]): number[][] =>
  years.length < 2 ? [years] : years.flatMap(year => orders(years.filter(other => other !== year)).map(rest => [year, ...rest]));
const oneByOne = (years: Years, order: readonly number[]) => {
  const [first, ...rest] = order.map(year => ({ [year]: years[year]! }));
  return rest.reduce((done, year) => done.then(year), importing(first!));
};

describe('several years', () => {
  it('link an episode that is reported again, and count it once', () => {
    const { told, happened } = importing({ 2024: [open2024], 2025: [closed2025, next2025] });
    expect(happened).toEqual(['2023-05-12 BecameLookedAfter', '2023-05-12 PlacementStarted', '2024-08-04 PlacementStarted']);
    expect(told).toMatchObject({ episodes: 2, outcomes: ['held', 'used', 'used'], problems: [] });
  });

  it('let the later return win, and report an older value that differs', () => {
    const other = open2024.replace('C1', 'V2');
    const { told, facts } = importing({ 2025: [closed2025, next2025], 2024: [other] });
    expect(facts('BecameLookedAfter')).toMatchObject([{ legalStatus: 'C1' }]);
    expect(told.problems).toMatchObject([{ code: 'superseded', year: 2024, effect: 'row-left-out' }]);
    expect(told.outcomes).toEqual(['reported', 'used', 'used']);
  });

  it('correct what a later return changed, and say which return it was', () => {
    const done = importing({ 2024: [open2024] }).then({ 2025: [closed2025.replace('C1', 'V2'), next2025.replace('C1', 'V2')] });
    const [corrected] = done.told.facts.filter(({ fact }) => fact.type === 'EntryCorrected');
    expect(corrected).toMatchObject({
      source: '903:2025:episodes.csv:2:ffffffffffff',
      fact: { data: { on: '2025-03-31', changes: { legalStatus: 'V2' }, reason: 'The return for 2024 to 2025 says otherwise.' } },
    });
    expect(done.facts('BecameLookedAfter')).toMatchObject([{ legalStatus: 'V2' }]);
    expect(done.told.outcomes).toEqual(['used', 'used']);
  });

  it('move the end of care to the day that a later return gives', () => {
    const done = importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,01/03/2024,E4A'] }).then({
      2025: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,03/04/2024,E4A'],
    });
    expect(done.told.facts.filter(({ fact }) => fact.type === 'EntryCorrected')).toMatchObject([
      { fact: { data: { changes: { on: '2024-04-03' } } } },
    ]);
    expect(done.happened.at(-1)).toBe('2024-04-03 CeasedToBeLookedAfter');
  });

  it('strike out what was known only for want of an older return', () => {
    const done = importing({ 2025: [next2025] }).then({ 2024: [open2024] });
    expect(done.happened).toEqual(['2023-05-12 BecameLookedAfter', '2023-05-12 PlacementStarted', '2024-08-04 PlacementStarted']);
  });

  it('do not change an older value back where a return between says it again', () => {
    const years = { 2024: [open2024], 2025: [open2024.replace('C1', 'V2')], 2026: [open2024] };
    const done = importing({ 2024: years[2024] }).then({ 2026: years[2026] }).then({ 2025: years[2025] });
    expect(done.facts('BecameLookedAfter')).toMatchObject([{ legalStatus: 'C1' }]);
    expect(done.problems).toEqual(['superseded row-left-out']);
  });

  it('let the same year given again take the place of what it said before', () => {
    const done = importing({ 2024: [open2024, 'Reviews 01/01/2010,01/06/2023,PN1'] }).then({ 2024: [open2024.replace('C1', 'V2')] });
    expect(done.facts('BecameLookedAfter')).toMatchObject([{ legalStatus: 'V2' }]);
    expect(done.facts('ReviewHeld')).toHaveLength(1);
  });

  const lives: Record<string, Years> = {
    'a plain life': { 2024: [open2024], 2025: [closed2025, next2025], 2026: [next2025] },
    'a life with a year missing': {
      2023: ['Episodes 01/06/2022,S,C1,N1,U6,PR1', 'Header 1,05/05/2012,WBRI,A12345678901A'],
      2025: ['Episodes 01/06/2022,S,C1,N1,U6,PR1,01/07/2023,E4A', 'Episodes 01/09/2024,S,V2,N2,K2,PR4', 'Header M,05/05/2012,WBRI'],
      2026: ['Episodes 01/09/2024,S,V2,N2,K2,PR4,01/05/2025,E4B', 'UASC M,05/05/2012,05/05/2030', 'PrevPerm 05/05/2012,P2,999,ZZ/ZZ/2020'],
    },
    'a start that only one return gives': {
      2024: ['Episodes 10/11/2023,S,J2,N2,K2,PR1,10/11/23,X1', 'Episodes 10/11/2023,P,J2,N2,U5,PR4,,E13'],
      2025: ['Episodes 10/11/2023,P,J2,N2,U5,PR4,09/06/24,E13'],
    },
    'a life of contradictions': {
      2024: [open2024, 'Reviews 01/01/2010,01/06/2023,PN1', 'Missing 01/01/2010,M,01/07/2023,'],
      2025: [open2024.replace('C1', 'E1'), 'Reviews 01/01/2010,01/06/2023,PN2', 'Missing 01/01/2010,M,01/07/2023,01/05/2024'],
      2026: [closed2025, next2025.replace(',P,', ',S,'), 'Reviews 01/01/2010,01/06/2023,PN1', 'Missing 01/01/2010,M,15/07/2023,16/07/2023'],
    },
  };
  it.each(Object.keys(lives))('end where one run ends, in whatever order they are imported: %s', name => {
    const life = lives[name]!;
    const one = importing(life);
    expect(impossible(one)).toEqual([]);
    for (const order of orders(Object.keys(life).map(Number))) {
      const done = oneByOne(life, order);
      expect(readable(done)).toEqual(readable(one));
      expect(impossible(done)).toEqual([]);
    }
  });

  it.each(Object.keys(lives))('write nothing when they are imported again: %s', name => {
    const again = importing(lives[name]!).then(lives[name]!);
    expect(again.told.facts).toEqual([]);
    expect(again.told.outcomes).not.toContain('used');
  });
});

describe('a child that the next return does not name', () => {
  const returns = (years: number[]) => years.map(year => ({ year, episodes: true, reviews: true }));

  it('is last known in care on 31 March, until a later return names it', () => {
    const first = importing({ 2024: [open2024] });
    const missing = tellChild({ child: '1001', rows: [], held: first.held, returns: returns([2024, 2025]), run: 'run-2' });
    expect(missing.facts).toMatchObject([
      { source: '903:2025', rows: [], fact: { type: 'NotInReturn', data: { on: '2024-03-31', year: 2025, run: 'run-2' } } },
    ]);
    const gap = importing({ 2024: [open2024], 2026: [] });
    expect(gap.facts('NotInReturn')).toMatchObject([{ on: '2024-03-31', year: 2026 }]);
    expect(gap.then({ 2025: [closed2025, next2025] }).facts('NotInReturn')).toMatchObject([{ on: '2025-03-31', year: 2026 }]);
    expect(gap.then({ 2026: [closed2025, next2025] }).facts('NotInReturn')).toEqual([]);
  });

  it('is not so where it had left care, or where the next return held no episodes', () => {
    const left = importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,01/03/2024,E4A'], 2025: [] });
    expect(left.facts('NotInReturn')).toEqual([]);
    const told = tellChild({
      child: '1001',
      rows: rowsOf({ 2024: [open2024] }),
      held: [],
      returns: [...returns([2024]), { year: 2025, episodes: false, reviews: true }],
      run: 'run',
    });
    expect(told.facts.map(({ fact }) => fact.type)).not.toContain('NotInReturn');
  });
});

describe('what a return covers', () => {
  it('is kept for each return that names the child: episodes and reviews of its year', () => {
    const done = importing({ 2024: [open2024], 2025: ['Header F,05/05/2012,WBRI,UN1'] });
    expect(done.facts('IncludedInReturn')).toMatchObject([
      { on: '2024-03-31', year: 2024, run: 'run-2', episodes: true, reviews: true },
      { on: '2025-03-31', year: 2025, run: 'run-2', episodes: false, reviews: false },
    ]);
  });

  it('leaves a child alone whose personal data was erased', () => {
    const { held } = importing({ 2024: [open2024] });
    const erased = held.map(entry => (entry.data.rows ? { ...entry, data: { ...entry.data, rows: '[erased]' } } : entry));
    const told = tellChild({ child: '1001', rows: rowsOf({ 2025: [closed2025] }), held: erased, returns: returns2025, run: 'run' });
    expect(told).toMatchObject({ facts: [], outcomes: ['reported'], problems: [{ code: 'erased' }] });
  });
});
const returns2025 = [{ year: 2025, episodes: true, reviews: true }];

it('reads back where an entry came from', () => {
  expect(provenanceOf('903:2025:my: file.csv:12:0123456789ab')).toEqual({
    year: 2025,
    file: 'my: file.csv',
    line: 12,
    hash: '0123456789ab',
  });
  expect(provenanceOf('903:2025')).toEqual({ year: 2025 });
  expect(provenanceOf('generator')).toBeUndefined();
  expect(provenanceOf(undefined)).toBeUndefined();
});
