import type { FactOf, NewFact } from '@waymark/domain';
import { becameLookedAfter, caseOf, ceased, entriesOf, happened, placed } from '../support/story';

const journeyOf = (...facts: NewFact[]) => caseOf(entriesOf(...facts)).journey;
const homes = (...facts: NewFact[]): string[] =>
  journeyOf(becameLookedAfter('2025-01-06'), placed('2025-01-06', { carer: 'carer-1' }), ...facts).homes.map(({ from, until }) =>
    `${from} ${until ?? ''}`.trim(),
  );
const stay = (on: string, placement: FactOf<'PlacementStarted'>['placement']): NewFact => placed(on, { placement, provider: undefined });
const back = (on: string): NewFact => placed(on, { carer: 'carer-1' });

describe('homes', () => {
  it('last while the carer stays the same', () => {
    expect(homes(placed('2025-03-01', { placement: 'U4', carer: 'carer-1' }))).toEqual(['2025-01-06']);
    expect(homes(placed('2025-03-01', { placement: 'U4', sameCarer: true }))).toEqual(['2025-01-06']);
    expect(homes(stay('2025-03-01', 'A5'))).toEqual(['2025-01-06']);
    expect(homes(placed('2025-03-01', { carer: 'carer-2' }))).toEqual(['2025-01-06 2025-03-01', '2025-03-01']);
  });

  it('know the carer through an entry that only says it is the same, and a return that does not name them', () => {
    const same = placed('2025-03-01', { placement: 'U4', sameCarer: true });
    expect(homes(same, placed('2025-05-01', { carer: 'carer-1' }))).toEqual(['2025-01-06']);
    expect(homes(same, placed('2025-05-01', { carer: 'carer-2' }))).toEqual(['2025-01-06 2025-05-01', '2025-05-01']);
    expect(homes(stay('2025-03-01', 'T2'), placed('2025-03-05'))).toEqual(['2025-01-06']);
  });

  it.each<[FactOf<'PlacementStarted'>['placement'], string, string]>([
    ['T1', '2025-04-13', '2025-04-14'],
    ['T3', '2025-03-23', '2025-03-24'],
    ['T4', '2025-03-09', '2025-03-10'],
  ])('bridge a temporary stay %s until %s, and no longer', (code, lastDay, tooLate) => {
    expect(homes(stay('2025-03-01', code), back(lastDay))).toEqual(['2025-01-06']);
    expect(homes(stay('2025-03-01', code), back(tooLate))).toEqual([`2025-01-06 ${lastDay}`, `${lastDay} ${tooLate}`, tooLate]);
  });

  it('bridge a stay without a limit however long, and stays in a row', () => {
    expect(homes(stay('2025-03-01', 'T2'), back('2025-09-01'))).toEqual(['2025-01-06']);
    expect(homes(stay('2025-03-01', 'T1'), stay('2025-03-20', 'T4'), back('2025-03-25'))).toEqual(['2025-01-06']);
  });

  it('end with the third holiday of the carer in twelve months, on its first day', () => {
    const holidays = ['2025-03-01', '2025-06-01', '2025-09-01'].flatMap(on => [stay(on, 'T3'), back(`${on.slice(0, 8)}08`)]);
    expect(homes(...holidays)).toEqual(['2025-01-06 2025-09-01', '2025-09-01 2025-09-08', '2025-09-08']);
  });

  it('end with a gap, and a stay after it begins another', () => {
    expect(homes(happened('PlacementEnded', '2025-03-01', {}), stay('2025-03-05', 'T4'))).toEqual(['2025-01-06 2025-03-01', '2025-03-05']);
  });

  it('begin again on the first day of a new period of care', () => {
    const again = [ceased('2025-03-01'), becameLookedAfter('2025-03-01', 'V2'), placed('2025-03-01')];
    expect(homes(...again)).toEqual(['2025-01-06 2025-03-01', '2025-03-01']);
    const shortBreaks = journeyOf(
      becameLookedAfter('2025-01-06', 'V4'),
      placed('2025-01-06'),
      happened('LegalStatusChanged', '2025-03-01', { legalStatus: 'C1' }),
    );
    expect(shortBreaks.homes.map(({ from, period }) => `${from} ${period.shortBreaks}`)).toEqual(['2025-01-06 true', '2025-03-01 false']);
  });
});

describe('adoptive placements', () => {
  const adoptive = (...facts: NewFact[]): string[] =>
    journeyOf(becameLookedAfter('2025-01-06', 'C2'), placed('2025-01-06', { placement: 'U5' }), ...facts).adoptivePlacements.map(
      ({ from, until, failedOn }) => `${from} ${until ?? ''} ${failedOn ? 'failed' : ''}`.trim(),
    );
  const said = (on: string): NewFact => happened('PlacedForAdoption', on, {});

  it('start on the recorded day of placing, or with the placement where that is earlier', () => {
    expect(adoptive(stay('2025-06-02', 'A5'))).toEqual(['2025-06-02']);
    expect(adoptive(stay('2025-06-02', 'A5'), said('2025-06-05'))).toEqual(['2025-06-02']);
    expect(adoptive(said('2025-06-01'), stay('2025-06-02', 'A4'))).toEqual(['2025-06-01']);
    expect(adoptive(said('2025-06-01'))).toEqual(['2025-06-01']);
  });

  it('have failed when they end without an order while the child stays in care', () => {
    expect(adoptive(stay('2025-06-02', 'A4'), placed('2025-09-01'))).toEqual(['2025-06-02 2025-09-01 failed']);
    expect(adoptive(stay('2025-06-02', 'A5'), placed('2025-09-01', { sameCarer: true }))).toEqual(['2025-06-02 2025-09-01 failed']);
    expect(adoptive(stay('2025-06-02', 'A4'), ceased('2025-09-01', 'E11'))).toEqual(['2025-06-02 2025-09-01']);
    expect(adoptive(stay('2025-06-02', 'A4'), happened('AdoptionOrderMade', '2025-09-01', {}), ceased('2025-09-01', 'E11'))).toEqual([
      '2025-06-02 2025-09-01',
    ]);
    expect(adoptive(stay('2025-06-02', 'A4'), stay('2025-09-01', 'A6'))).toEqual(['2025-06-02 2025-09-01 failed', '2025-09-01']);
  });
});
