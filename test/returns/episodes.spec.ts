import { tellChild, type ReturnRow } from '@waymark/returns';
import { importing, rowsOf } from '../support/returns';

const first = 'Episodes 12/05/2023,S,C1,N1,U6,PR1,04/08/2023,X1,CREQB,AB1 2CD,EF3 4GH,SC123456';

describe('one return', () => {
  it('tells a period of care from start to end by what changed in the columns', () => {
    const told = importing({
      2024: [
        first,
        'Episodes 04/08/2023,P,C1,N1,K2,PR4,20/11/2023,X1,,AB1 2CD,IJ5 6KL,1234567',
        'Episodes 20/11/2023,L,C2,N1,K2,PR4,01/02/2024,E4A,,AB1 2CD,IJ5 6KL,1234567',
      ],
    });
    expect(told.happened).toEqual([
      '2023-05-12 BecameLookedAfter',
      '2023-05-12 PlacementStarted',
      '2023-08-04 PlacementStarted',
      '2023-11-20 LegalStatusChanged',
      '2024-02-01 CeasedToBeLookedAfter',
    ]);
    expect(told.facts('BecameLookedAfter')).toMatchObject([{ legalStatus: 'C1', need: 'N1', homePostcode: 'AB1 2CD' }]);
    expect(told.facts('PlacementStarted')).toMatchObject([
      { placement: 'U6', provider: 'PR1', urn: 'SC123456', postcode: 'EF3 4GH' },
      { placement: 'K2', because: 'CREQB' },
    ]);
    expect(told.facts('CeasedToBeLookedAfter')).toMatchObject([{ reason: 'E4A' }]);
    expect(told.problems).toEqual([]);
    expect(told.told.outcomes).toEqual(['used', 'used', 'used']);
    expect(told.told.episodes).toBe(3);
  });

  it("stores no text in place of Ofsted's number, which would lie there plain", () => {
    const told = importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,,,,AB1 2CD,EF3 4GH,IJ5 6KL'] });
    expect(told.problems).toEqual(['no-code part-left-out']);
    expect(told.facts('PlacementStarted')[0]).not.toHaveProperty('urn');
  });

  it('names the row of each fact, so that it can be found again', () => {
    const { told } = importing({ 2024: [first] });
    expect(told.facts.map(({ source }) => source)).toEqual([
      '903:2024:episodes.csv:2:ffffffffffff',
      '903:2024:episodes.csv:2:ffffffffffff',
      '903:2024:episodes.csv:2:ffffffffffff',
      '903:2024',
    ]);
  });

  it('knows a child in care before a first row that is not a start, without inventing one', () => {
    const told = importing({ 2024: ['Episodes 01/02/2022,P,C2,N1,U4,PR1,,,,,EF3 4GH,SC123456'] });
    expect(told.happened).toEqual(['2022-02-01 KnownInCare', '2022-02-01 PlacementStarted']);
    expect(importing({ 2024: ['Episodes 01/05/2023,P,C2,N1,U4,PR1'] }).problems).toEqual(['357 warning']);
  });

  it('reads E1 as a placement order made, and another status after it as a change', () => {
    const told = importing({
      2024: [
        'Episodes 12/05/2023,S,C2,N1,U6,PR1,04/08/2023,X1,,,EF3 4GH,SC123456',
        'Episodes 04/08/2023,L,E1,N1,U6,PR1,20/11/2023,X1,,,EF3 4GH,SC123456',
        'Episodes 20/11/2023,B,C2,N1,A6,PR1,,,,,IJ5 6KL,SC123456',
      ],
    });
    expect(told.happened.slice(2)).toEqual([
      '2023-08-04 PlacementOrderMade',
      '2023-11-20 LegalStatusChanged',
      '2023-11-20 PlacementStarted',
    ]);
  });

  it('keeps the carer for RNE T and U, and not for P and B', () => {
    const move = (rne: string, ls: string) =>
      importing({ 2024: [first, `Episodes 04/08/2023,${rne},${ls},N1,U4,PR1,,,,,IJ5 6KL,SC123456`] }).facts('PlacementStarted')[1]
        ?.sameCarer;
    expect([move('T', 'C1'), move('U', 'C2'), move('P', 'C1'), move('B', 'C2')]).toEqual([true, true, undefined, undefined]);
  });

  it('tells a temporary stay and the return from it', () => {
    const told = importing({
      2024: [
        first,
        'Episodes 04/08/2023,P,C1,N1,T1,,20/08/2023,X1,,,MN7 8OP',
        'Episodes 20/08/2023,P,C1,N1,U6,PR1,,,,AB1 2CD,EF3 4GH,SC123456',
      ],
    });
    expect(told.facts('PlacementStarted').map(({ placement }) => placement)).toEqual(['U6', 'T1', 'U6']);
  });

  it.each([
    ['L', 'Episodes 04/08/2023,L,C1,N1,K2,PR4,,,,,IJ5 6KL,1234567', '434 warning'],
    ['P', 'Episodes 04/08/2023,P,C2,N1,K2,PR4,,,,,IJ5 6KL,1234567', '435 warning'],
    ['U', 'Episodes 04/08/2023,U,C1,N1,K2,PR4,,,,,IJ5 6KL,1234567', '436 warning'],
  ])('trusts the columns where RNE %s says another change', (_, row, problem) => {
    const told = importing({ 2024: [first, row] });
    expect(told.problems).toEqual([problem]);
    expect(told.facts('PlacementStarted')).toHaveLength(2);
  });

  it('has nothing to record where RNE says a change and no column does', () => {
    const told = importing({ 2024: [first, 'Episodes 04/08/2023,T,C1,N1,U6,PR1,,,,AB1 2CD,EF3 4GH,SC123456'] });
    expect(told.told.outcomes).toEqual(['used', 'reported']);
    expect(told.problems).toEqual(['225 part-left-out', '435 row-left-out']);
  });

  it('believes RNE P where neither address nor Ofsted number can be compared', () => {
    const told = importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,04/08/2023,X1', 'Episodes 04/08/2023,P,C1,N1,U6,PR1'] });
    expect(told.happened.at(-1)).toBe('2023-08-04 PlacementStarted');
    expect(told.problems).toEqual([]);
  });
});

describe('ends', () => {
  it('reads a row without DEC as open, and does not use its REC', () => {
    const told = importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,,E4A,CARPL'] });
    expect(told.happened).toEqual(['2023-05-12 BecameLookedAfter', '2023-05-12 PlacementStarted']);
    expect(told.problems).toEqual(['148 warning', '233 warning']);
  });

  it('reads DEC without REC as X1 where the next row starts that day, and else leaves care open without inventing a reason', () => {
    const row = 'Episodes 12/05/2023,S,C1,N1,U6,PR1,04/08/2023';
    expect(importing({ 2024: [row, 'Episodes 04/08/2023,L,C2,N1,U6,PR1'] })).toMatchObject({
      problems: ['148 warning'],
      happened: ['2023-05-12 BecameLookedAfter', '2023-05-12 PlacementStarted', '2023-08-04 LegalStatusChanged'],
    });
    expect(importing({ 2024: [row] })).toMatchObject({
      problems: ['148 part-left-out'],
      happened: ['2023-05-12 BecameLookedAfter', '2023-05-12 PlacementStarted', '2023-08-04 PlacementEnded'],
    });
  });

  it('shows a gap after X1 as care without a placement', () => {
    const told = importing({ 2024: [first, 'Episodes 10/08/2023,P,C1,N1,U6,PR1,,,,AB1 2CD,EF3 4GH,SC123456'] });
    expect(told.happened.slice(2)).toEqual(['2023-08-04 PlacementEnded', '2023-08-10 PlacementStarted']);
    expect(told.facts('PlacementEnded')).toMatchObject([{ because: 'CREQB' }]);
    expect(told.problems).toEqual(['388 warning']);
  });

  it('cuts an overlapped episode where the next one starts', () => {
    const told = importing({ 2024: [first, 'Episodes 01/07/2023,P,C1,N1,K2,PR4,04/08/2023,E4A,,,IJ5 6KL,1234567'] });
    expect(told.happened.slice(2)).toEqual(['2023-07-01 PlacementStarted', '2023-08-04 CeasedToBeLookedAfter']);
    expect(told.problems).toEqual(['225 part-left-out', '501 warning']);
  });

  it('does not use an end of care while an episode that began later goes on', () => {
    const told = importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,04/08/2023,E4A', 'Episodes 01/07/2023,P,C1,N1,K2,PR4'] });
    expect(told.happened.slice(2)).toEqual(['2023-07-01 PlacementStarted']);
    expect(told.problems).toEqual(['501 part-left-out', '501 warning']);
  });

  it('leaves out a start within care, and says what to find out', () => {
    const told = importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1', 'Episodes 01/07/2023,S,C2,N1,K2,PR4'] });
    expect(told.happened.slice(2)).toEqual(['2023-07-01 LegalStatusChanged', '2023-07-01 PlacementStarted']);
    expect(told.problems).toEqual(['142 warning', 'start-in-care part-left-out']);
  });

  it('knows a child in care again after an end, where the next row is no start', () => {
    const told = importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,04/08/2023,E4A', 'Episodes 04/08/2023,P,C1,N1,K2,PR4'] });
    expect(told.happened.slice(2)).toEqual(['2023-08-04 CeasedToBeLookedAfter', '2023-08-04 KnownInCare', '2023-08-04 PlacementStarted']);
    expect(told.problems).toEqual(['432 warning']);
  });

  it('keeps the start of care of a row that begins and ends on one day, and leaves out its placement', () => {
    const told = importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,12/05/23,X1', 'Episodes 12/05/2023,P,C1,N1,K2,PR4'] });
    expect(told.happened).toEqual(['2023-05-12 BecameLookedAfter', '2023-05-12 PlacementStarted']);
    expect(told.facts('PlacementStarted')).toMatchObject([{ placement: 'K2' }]);
    expect(told.problems).toEqual(['355 part-left-out']);
    expect(told.told).toMatchObject({ outcomes: ['used', 'used'], episodes: 1 });
  });

  it('tells a child who came and left on one day', () => {
    const told = importing({ 2024: ['Episodes 12/05/2023,S,L1,N1,U6,PR1,12/05/2023,E4A'] });
    expect(told.happened).toEqual(['2023-05-12 BecameLookedAfter', '2023-05-12 CeasedToBeLookedAfter']);
  });

  it('uses nothing after a death', () => {
    const told = importing({
      2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,04/08/2023,E2', 'Episodes 01/10/2023,S,C1,N1,U6,PR1', 'Reviews 01/01/2010,01/11/2023,PN7'],
    });
    expect(told.happened.at(-1)).toBe('2023-08-04 CeasedToBeLookedAfter');
    expect(told.problems).toEqual(['after-death row-left-out', 'after-death part-left-out']);
    expect(told.told.outcomes).toEqual(['used', 'reported', 'reported']);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['DECOM is no date', 'Episodes 31/02/2023,S,C1,N1,U6,PR1', '141 row-left-out'],
    ['DECOM is not given', 'Episodes ,S,C1,N1,U6,PR1', '141 row-left-out'],
    ['DECOM lies after the year', 'Episodes 01/04/2024,S,C1,N1,U6,PR1', '354 row-left-out'],
    ['there is no legal status to begin with', 'Episodes 12/05/2023,S,ZZ,N1,U6,PR1', '144 part-left-out'],
  ])('leaves a row out where %s', (_, row, problem) => {
    const told = importing({ 2024: [row] });
    expect(told.happened).toEqual([]);
    expect(told.problems[0]).toBe(problem);
    expect(told.told.outcomes).toEqual(['reported']);
  });

  it.each([
    ['RNE', 'Episodes 12/05/2022,Q,C1,N1,U6,PR1', '143 part-left-out'],
    ['CIN', 'Episodes 12/05/2023,S,C1,N9,U6,PR1', '145 part-left-out'],
    ['PLACE', 'Episodes 12/05/2023,S,C1,N1,X9,PR1', '146 part-left-out'],
    ['PLACE_PROVIDER', 'Episodes 12/05/2023,S,C1,N1,U6,PR9', '178 part-left-out'],
    ['REC', 'Episodes 12/05/2023,S,C1,N1,U6,PR1,04/08/2023,E99', '149 part-left-out'],
    ['DEC', 'Episodes 12/05/2023,S,C1,N1,U6,PR1,soon,E4A', '147 part-left-out'],
    ['DEC after the year', 'Episodes 12/05/2023,S,C1,N1,U6,PR1,01/04/2024,E4A', '385 part-left-out'],
    ['DEC before DECOM', 'Episodes 12/05/2023,S,C1,N1,U6,PR1,01/04/2023,E4A', '356 part-left-out'],
  ])('leaves out only the part with %s', (_, row, problem) => {
    const told = importing({ 2024: [row] });
    expect(told.problems[0]).toBe(problem);
    expect(told.told.outcomes).toEqual(['used']);
  });

  it('uses retired codes as given, with a warning after their last day', () => {
    expect(importing({ 2024: ['Episodes 01/05/2023,S,C1,N1,h5,PR4'] }).problems).toEqual([]);
    const late = importing({ 2025: ['Episodes 01/05/2024,S,C1,N1,h5,PR4'] });
    expect(late.facts('PlacementStarted')).toMatchObject([{ placement: 'H5' }]);
    expect(late.problems).toEqual(['retired-code warning']);
    expect(importing({ 2025: ['Episodes 01/05/2024,S,C1,N1,k3,PR4'] }).facts('PlacementStarted')).toMatchObject([{ placement: 'K3' }]);
  });

  it('reports rows without a child, with other than its columns, and of modules not used', () => {
    const row = rowsOf({ 2024: [first] })[0]!;
    const tell = (rows: ReturnRow[], child = '1001') => tellChild({ child, rows, held: [], returns: [], run: 'run' });
    const short = { ...row, values: row.values.slice(0, 5) };
    const [unused] = rowsOf({ 2024: ['OC3 01/01/2010,YES,F1,B1'] });
    expect(tell([{ ...row, child: '' }], '')).toMatchObject({ facts: [], outcomes: ['reported'], problems: [{ code: 'no-child' }] });
    expect(tell([{ ...row, child: 'a b' }], 'a b')).toMatchObject({ facts: [], outcomes: ['reported'], problems: [{ code: 'bad-child' }] });
    expect(tell([short, unused!, row])).toMatchObject({
      outcomes: ['reported', 'reported', 'used'],
      problems: [{ code: 'columns' }, { code: '388' }, { code: 'not-used-yet' }],
    });
  });

  it('counts the same row twice as held, and another one of the same day as a duplicate', () => {
    const told = importing({ 2024: [first, first, 'Episodes 12/05/2023,S,C2,N1,U6,PR1'] });
    expect(told.told.outcomes).toEqual(['used', 'held', 'reported']);
    expect(told.problems.at(-1)).toBe('duplicate row-left-out');
  });

  it('gives each problem its place and a sentence', () => {
    expect(importing({ 2024: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,,X1'] }).told.problems).toEqual([
      {
        code: '148',
        file: 'episodes.csv',
        line: 2,
        child: '1001',
        year: 2024,
        effect: 'warning',
        says: 'There is a reason for ceasing (REC) but no date (DEC). The episode is read as open and the reason is not used.',
      },
    ]);
  });
});
