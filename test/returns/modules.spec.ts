import { importing } from '../support/returns';

const care = 'Episodes 12/05/2023,S,C1,N1,U6,PR1';

describe('Header', () => {
  it('says who the child is, on the first day of the month of birth', () => {
    const told = importing({ 2024: ['Header 2,05/05/2008,WBRI,A12345678901A,1,07/01/2024'] });
    expect(told.facts('IdentityRecorded')).toMatchObject([
      {
        on: '2008-05-01',
        dateOfBirth: '2008-05-05',
        birthMonth: '2008-05',
        sex: 'F',
        ethnicity: 'WBRI',
        upn: 'A12345678901A',
        mother: true,
        firstChildBorn: '2024-01-07',
      },
    ]);
    expect(told.told.outcomes).toEqual(['used']);
  });

  it('fills what the latest return does not give from an older one', () => {
    const told = importing({ 2024: ['Header 2,05/05/2008,WBRI,A12345678901A'], 2025: ['Header M,05/05/2008,NOBT'] });
    expect(told.facts('IdentityRecorded')).toMatchObject([{ sex: 'M', ethnicity: 'NOBT', upn: 'A12345678901A' }]);
    expect(told.problems).toEqual(['superseded part-left-out']);
    expect(told.told.outcomes).toEqual(['used', 'used']);
  });

  it('leaves out a part that cannot be read', () => {
    const told = importing({ 2024: ['Header X,05/05/2008,CNHE,12,7,'] });
    expect(told.problems).toEqual(['no-code part-left-out', '168 warning', '101 part-left-out', '103 part-left-out']);
    expect(told.facts('IdentityRecorded')[0]).not.toHaveProperty('sex');
  });

  it('is not believed where every episode begins before the birth; else those before it are left out', () => {
    const wrong = importing({ 2024: ['Header F,05/05/2023,WBRI,UN1', 'Episodes 12/05/2022,S,C1,N1,U6,PR1'] });
    expect(wrong.problems).toEqual(['before-birth part-left-out']);
    expect(wrong.facts('IdentityRecorded')[0]).not.toHaveProperty('dateOfBirth');
    const early = importing({ 2024: ['Header F,05/05/2023,WBRI,UN1', 'Episodes 12/05/2022,S,C1,N1,U6,PR1', care] });
    expect(early.happened).toEqual(['2023-05-12 BecameLookedAfter', '2023-05-12 PlacementStarted']);
    expect(early.problems).toEqual(['before-birth row-left-out']);
  });

  it('is what the date of birth of every other module is compared with', () => {
    const told = importing({ 2024: [care, 'Header F,05/05/2012,WBRI,UN1', 'Reviews 06/05/2012,01/06/2023,PN1'] });
    expect(told.problems).toEqual(['INT17 warning']);
    expect(told.told.outcomes).toEqual(['used', 'used', 'used']);
  });
});

describe('Reviews', () => {
  it('are held on their day, whenever before the end of the return', () => {
    const told = importing({
      2024: ['Reviews 01/01/2012,01/06/2023,PN1', 'Reviews 01/01/2012,01/06/2019,PN9', 'Reviews 01/01/2012,01/04/2024,PN1'],
    });
    expect(told.facts('ReviewHeld')).toMatchObject([{ on: '2019-06-01' }, { on: '2023-06-01', participation: 'PN1' }]);
    expect(told.problems).toEqual(['167 part-left-out', 'after-year row-left-out']);
    expect(told.told.outcomes).toEqual(['used', 'used', 'reported']);
  });
});

describe('adoption', () => {
  it('tells one decision, though two modules say it, its reversal and the match', () => {
    const told = importing({
      2024: [care, 'PlacedAdoption 01/01/2020,04/05/2023,01/02/2024,RD3', 'AD1 01/01/2020,04/05/2023,06/06/2023,1,2,MF,L11'],
    });
    expect(told.happened.filter(line => line.includes('Adoption'))).toEqual([
      '2023-05-04 AdoptionDecisionMade',
      '2023-06-06 AdoptionMatchApproved',
      '2024-02-01 AdoptionDecisionReversed',
    ]);
    expect(told.facts('AdoptionMatchApproved')).toMatchObject([
      { byFosterCarer: true, adopters: 2, adoptersSex: 'MF', adoptersStatus: 'L11' },
    ]);
    expect(told.facts('AdoptionDecisionReversed')).toMatchObject([{ reason: 'RD3' }]);
  });

  it('takes the decision from PlacedAdoption where AD1 has another date', () => {
    const told = importing({ 2024: ['PlacedAdoption 01/01/2020,04/05/2023', 'AD1 01/01/2020,05/05/2023,06/06/2023'] });
    expect(told.facts('AdoptionDecisionMade').map(({ on }) => on)).toEqual(['2023-05-04']);
    expect(told.problems).toEqual(['523 part-left-out']);
  });

  it('leaves out a reversal before the decision, and a reason without a date', () => {
    const told = importing({ 2024: ['PlacedAdoption 01/01/2020,04/05/2023,03/05/2023,RD1', 'PlacedAdoption 01/01/2020,06/05/2023,,RD1'] });
    expect(told.facts('AdoptionDecisionReversed')).toEqual([]);
    expect(told.problems).toEqual(['118 part-left-out', '119 part-left-out']);
  });
});

describe('Missing', () => {
  it('tells times missing and away apart', () => {
    const told = importing({ 2024: ['Missing 01/01/2010,M,01/07/2023,03/07/2023', 'Missing 01/01/2010,a,01/08/2023,'] });
    expect(told.happened).toEqual(['2023-07-01 MissingStarted', '2023-07-03 MissingEnded', '2023-08-01 AwayStarted']);
  });

  it('continues a time that overlaps the one before, and leaves out one within it', () => {
    const told = importing({
      2024: [
        'Missing 01/01/2010,M,01/07/2023,10/07/2023',
        'Missing 01/01/2010,M,03/07/2023,04/07/2023',
        'Missing 01/01/2010,M,08/07/2023,12/07/2023',
      ],
    });
    expect(told.happened).toEqual(['2023-07-01 MissingStarted', '2023-07-08 MissingStarted', '2023-07-12 MissingEnded']);
    expect(told.problems).toEqual(['574 row-left-out', '574 warning']);
  });

  it.each([
    ['Missing 01/01/2010,X,01/07/2023,', '1006 row-left-out'],
    ['Missing 01/01/2010,M,,', '1004 row-left-out'],
    ['Missing 01/01/2010,M,01/07/2023,what', '1005 part-left-out'],
    ['Missing 01/01/2010,M,01/07/2023,30/06/2023', '567 part-left-out'],
  ])('reports %s', (row, problem) => {
    expect(importing({ 2024: [row] }).problems).toEqual([problem]);
  });
});

describe('UASC and PrevPerm', () => {
  it('belong to the start of care', () => {
    const told = importing({ 2024: [care, 'UASC M,05/05/2010,05/05/2028', 'PrevPerm 05/05/2010,P1,NIR,ZZ/05/2015'] });
    expect(told.facts('ArrivedUnaccompanied')).toMatchObject([{ on: '2023-05-12', statusEndsOn: '2028-05-05' }]);
    expect(told.facts('PreviousPermanenceRecorded')).toMatchObject([
      { on: '2023-05-12', permanence: 'P1', authority: 'NIR', orderDate: 'ZZ/05/2015' },
    ]);
    expect(told.problems).toEqual([]);
  });

  it('are reported where the returns hold no care of the child, and used once another year brings it', () => {
    const told = importing({ 2025: ['UASC M,05/05/2010,05/05/2028', 'PrevPerm 05/05/2010,Z1'] });
    expect(told.problems).toEqual(['no-episode row-left-out', 'no-episode row-left-out']);
    expect(told.then({ 2024: [care] }).facts('ArrivedUnaccompanied')).toMatchObject([{ on: '2023-05-12' }]);
  });

  it('leave out the parts that cannot be read', () => {
    const told = importing({ 2024: [care, 'UASC M,05/05/2010,never', 'PrevPerm 05/05/2010,P1,Mars,ZZ/13/2015'] });
    expect(told.problems).toEqual(['104 part-left-out', '633 part-left-out', '632 part-left-out']);
    expect(importing({ 2024: [care, 'PrevPerm 05/05/2010,P7'] }).problems).toEqual(['631 row-left-out']);
  });
});
