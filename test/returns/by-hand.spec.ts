import { fact } from '@waymark/domain';
import { importing, impossible } from '../support/returns';

const care = 'Episodes 12/05/2023,S,C1,N1,U6,PR1,,,,,EF3 4GH,SC123456';
const moved = [
  'Episodes 12/05/2023,S,C1,N1,U6,PR1,04/08/2024,X1,CREQB,,EF3 4GH,SC123456',
  'Episodes 04/08/2024,P,C1,N1,K2,PR4,,,,,IJ5 6KL,1234567',
];
const placed = (on: string, placement: 'K2' | 'U4' = 'K2') => fact('PlacementStarted', { on, placement, provider: 'PR4' });
const corrected = (entry: string, changes: Record<string, unknown>) =>
  fact('EntryCorrected', { on: '2024-09-01', entry, changes, reason: 'misread' });
const idOf = (done: ReturnType<typeof importing>, type: string) => done.held.find(entry => entry.type === type)!.id;

describe('what was recorded by hand', () => {
  it('is held where a return says the same of the same day', () => {
    const done = importing({ 2024: [care] })
      .byHand(placed('2024-08-04'))
      .then({ 2025: moved });
    expect(done.told.outcomes).toEqual(['held', 'held']);
    expect(done.facts('PlacementStarted')).toHaveLength(2);
  });

  it.each([
    ['another placement on that day', placed('2024-08-04', 'U4')],
    ['the same placement on a later day', placed('2024-08-06')],
    ['the same placement on an earlier day', placed('2024-08-01')],
    ['the end of care before it', fact('CeasedToBeLookedAfter', { on: '2024-07-01', reason: 'E4A' })],
  ])('is kept where a return says otherwise: %s', (_, byHand) => {
    const done = importing({ 2024: [care] })
      .byHand(byHand)
      .then({ 2025: moved });
    expect(done.problems).toEqual(['differs-from-record part-left-out']);
    expect(done.told.outcomes).toEqual(['held', 'reported']);
    expect(done.facts('PlacementStarted').filter(({ on }) => on > '2024-01-01')).toHaveLength(byHand.type === 'PlacementStarted' ? 1 : 0);
    expect(impossible(done)).toEqual([]);
  });

  it('is kept where a return starts or ends care on another day', () => {
    const start = importing({})
      .byHand(fact('BecameLookedAfter', { on: '2023-05-10', legalStatus: 'C1' }))
      .then({ 2024: [care] });
    expect(start.facts('BecameLookedAfter').map(({ on }) => on)).toEqual(['2023-05-10']);
    expect(start.happened).toContain('2023-05-12 PlacementStarted');
    const end = importing({ 2024: [care] })
      .byHand(fact('CeasedToBeLookedAfter', { on: '2024-09-03', reason: 'E4A' }))
      .then({ 2025: ['Episodes 12/05/2023,S,C1,N1,U6,PR1,01/09/2024,E4A,,,EF3 4GH,SC123456'] });
    expect(end.facts('CeasedToBeLookedAfter').map(({ on }) => on)).toEqual(['2024-09-03']);
    expect(end.problems).toEqual(['differs-from-record part-left-out']);
  });

  it('knows a child in care already, so that a first row that is no start is nothing new', () => {
    const done = importing({})
      .byHand(fact('BecameLookedAfter', { on: '2023-05-10', legalStatus: 'C1' }))
      .then({ 2025: ['Episodes 01/02/2024,P,C1,N1,U4,PR1'] });
    expect(done.happened).toEqual(['2023-05-10 BecameLookedAfter', '2024-02-01 PlacementStarted']);
    expect(done.problems).toEqual([]);
  });

  it('keeps corrections of what was imported, and says that the return differs', () => {
    const before = importing({ 2024: [care] });
    const done = before.byHand(corrected(idOf(before, 'BecameLookedAfter'), { legalStatus: 'V2' })).then({ 2024: [care] });
    expect(done.told.facts).toEqual([]);
    expect(done.facts('BecameLookedAfter')).toMatchObject([{ legalStatus: 'V2' }]);
    expect(done.problems).toEqual(['differs-from-record part-left-out']);
  });

  it('keeps strike-outs: what was struck out is not told again', () => {
    const before = importing({ 2024: [care, 'Reviews 01/01/2012,01/06/2023,PN1'] });
    const struck = fact('EntryStruckOut', { on: '2024-09-01', entry: idOf(before, 'ReviewHeld'), reason: 'wrong child' });
    const done = before.byHand(struck).then({ 2024: ['Reviews 01/01/2012,01/06/2023,PN1'] });
    expect(done.facts('ReviewHeld')).toEqual([]);
    expect(done.told.outcomes).toEqual(['reported']);
  });

  it('is filled, not contradicted, by what Header says of the child', () => {
    const hand = fact('IdentityRecorded', { on: '2023-05-12', givenName: 'Ada', sex: 'F' });
    const filled = importing({})
      .byHand(hand)
      .then({ 2024: ['Header F,05/05/2012,WBRI,UN1'] });
    expect(filled.told.facts[0]!.fact.data).toEqual({
      on: '2012-05-01',
      dateOfBirth: '2012-05-05',
      birthMonth: '2012-05',
      ethnicity: 'WBRI',
      upn: 'UN1',
    });
    const other = importing({})
      .byHand(hand)
      .then({ 2024: ['Header M,05/05/2012,WBRI,UN1'] });
    expect(other.problems).toEqual(['differs-from-record part-left-out']);
    expect(other.told.facts[0]!.fact.data).toEqual(filled.told.facts[0]!.fact.data);
  });

  it('says that a child has left whom the next return does not name', () => {
    const done = importing({ 2024: [care] }).byHand(fact('CeasedToBeLookedAfter', { on: '2024-09-01', reason: 'E4A' }));
    expect(done.then({ 2025: [] }).facts('NotInReturn')).toEqual([]);
  });
});
