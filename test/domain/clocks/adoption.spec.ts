import { asEntries, tell, type NewFact, type Obligation } from '@waymark/domain';
import { adoptionReviewed, adoptionVisit, order, visitEvery } from '../../support/facts';
import { placedForAdoption } from '../../support/homes';
import {
  caseOf,
  ceased,
  dutiesOf,
  entered,
  entriesOf,
  happened,
  idOf,
  imported,
  placed,
  returned,
  reviewed,
  visited,
} from '../../support/story';

describe('adoption, authorised and not placed', () => {
  const authorised = [...entered('2025-01-06', 'C2'), order('2025-04-14')];
  const rows = (...facts: NewFact[]): Obligation[] => dutiesOf('AD-06', ...facts);

  it('is reviewed apart from the reviews of a child in care, unless one meeting is recorded as both', () => {
    expect(rows(...authorised, reviewed('2025-06-02'))).toMatchObject([{ dueOn: '2025-07-14', metOn: undefined }]);
    const both = happened('ReviewHeld', '2025-06-02', { review: 'BOTH' });
    expect(rows(...authorised, both)[0]).toMatchObject({ metOn: '2025-06-02' });
    expect(dutiesOf('RV-01', ...authorised, both)).toMatchObject([{ metOn: '2025-06-02' }]);
  });

  it('stops on placing, and starts again when that ends without an order', () => {
    const placing = placed('2025-06-02', { placement: 'A6' });
    expect(rows(...authorised, placing)).toMatchObject([{ voidedOn: '2025-06-02', superseded: true, because: 'placed for adoption' }]);
    expect(rows(...authorised, placing, placed('2025-09-01'))[1]).toMatchObject({ anchorOn: '2025-09-01', dueOn: '2025-12-01' });
    // What is reviewed on the day of placing is the placing.
    expect(rows(...authorised, adoptionReviewed('2025-06-02'), placing)).toMatchObject([{ metOn: undefined }]);
    const late = [...authorised, placed('2025-07-15', { placement: 'A6' })];
    expect(rows(...late)).toMatchObject([{ dueOn: '2025-07-14', frozenOn: '2025-07-15', because: 'placed for adoption' }]);
  });

  it('ends with the authority and with care', () => {
    const revoked = happened('PlacementOrderRevoked', '2025-06-02', {});
    expect(rows(...authorised, revoked)).toMatchObject([{ voidedOn: '2025-06-02', superseded: true, because: 'authority to place ended' }]);
    expect(rows(...authorised, ceased('2025-06-02'))).toMatchObject([
      { voidedOn: '2025-06-02', superseded: undefined, because: 'care ended' },
    ]);
    const consent = happened('ConsentToPlacementGiven', '2025-03-03', {});
    const withdrawn = happened('ConsentToPlacementWithdrawn', '2025-05-01', {});
    expect(rows(...entered('2025-01-06'), consent, withdrawn)).toMatchObject([{ dueOn: '2025-06-03', voidedOn: '2025-05-01' }]);
    // An order that follows consent goes on from it.
    expect(rows(...authorised, consent, withdrawn)).toMatchObject([{ dueOn: '2025-06-03', voidedOn: undefined }]);
  });

  it('is not known from a record that begins with the order', () => {
    const known = [happened('KnownInCare', '2025-04-01', { legalStatus: 'E1' }), placed('2025-04-01')];
    expect(rows(...known, adoptionReviewed('2025-05-01'))).toMatchObject([{ dueOn: undefined }, { dueOn: '2025-11-01' }]);
  });
});

describe('after placing for adoption', () => {
  it('visits are weekly until another interval is decided, and then as decided', () => {
    const dues = (...facts: NewFact[]): (string | undefined)[] =>
      dutiesOf('AD-07', ...placedForAdoption, ...facts).map(({ dueOn }) => dueOn);
    expect(dues(adoptionVisit('2025-04-16'), reviewed('2025-05-01'), visited('2025-05-02'))).toEqual([
      '2025-04-21',
      '2025-04-23',
      '2025-05-09',
    ]);
    // Decided before the first review, it waits for that.
    expect(dues(visitEvery(28, '2025-04-15'), visited('2025-04-16'), reviewed('2025-04-22'), visited('2025-04-23'))).toEqual([
      '2025-04-21',
      '2025-04-23',
      '2025-05-21',
    ]);
    const unseen = happened('AdoptionVisit', '2025-04-16', { childSeen: false });
    expect(dues(unseen)).toEqual(['2025-04-21']);
  });

  it('visits take a shorter interval on the day it is decided', () => {
    const facts = [...placedForAdoption, reviewed('2025-05-06'), visitEvery(42, '2025-05-06'), visited('2025-05-07')];
    expect(dutiesOf('AD-07', ...facts, visitEvery(14, '2025-05-10')).slice(1)).toMatchObject([
      { dueOn: '2025-06-18', voidedOn: '2025-05-10', superseded: true },
      { anchorOn: '2025-05-07', startsOn: '2025-05-10', dueOn: '2025-05-24' },
    ]);
    // A longer one, and one that would not come earlier, wait for the next visit.
    expect(dutiesOf('AD-07', ...facts, visitEvery(56, '2025-05-10'))).toHaveLength(2);
    expect(dutiesOf('AD-07', ...facts, visitEvery(28, '2025-06-01'))).toHaveLength(2);
  });

  it('reviews and visits end with the order, with the placement, and with care', () => {
    const order = happened('AdoptionOrderMade', '2025-04-18', {});
    for (const rule of ['AD-07', 'AD-08']) {
      const rows = (...facts: NewFact[]): Obligation[] => dutiesOf(rule, ...placedForAdoption, ...facts);
      expect(rows(order)).toMatchObject([{ voidedOn: '2025-04-18', superseded: true, because: 'adoption order made' }]);
      expect(rows(order, ceased('2025-04-18', 'E12'))).toMatchObject([
        { voidedOn: '2025-04-18', superseded: undefined, because: 'care ended' },
      ]);
      expect(rows(placed('2025-04-18'))).toMatchObject([{ voidedOn: '2025-04-18', superseded: undefined, because: 'placement ended' }]);
      expect(rows(placed('2025-06-02'), reviewed('2025-06-03'), visited('2025-06-03'))).toMatchObject([{ frozenOn: '2025-06-02' }]);
    }
  });

  it('run from the recorded day of placing', () => {
    const said = happened('PlacedForAdoption', '2025-04-10', {});
    expect(dutiesOf('AD-08', ...placedForAdoption, said)).toMatchObject([{ anchorOn: '2025-04-10', dueOn: '2025-05-08' }]);
    const corrected = happened('EntryCorrected', '2025-05-01', { entry: idOf(2), changes: { on: '2025-04-16' }, reason: 'typing error' });
    expect(dutiesOf('AD-07', ...placedForAdoption, corrected)).toMatchObject([{ dueOn: '2025-04-23' }]);
  });

  it('the first review of the care is still due', () => {
    expect(dutiesOf('RV-01', ...placedForAdoption)).toHaveLength(1);
    expect(dutiesOf('AD-08', ...placedForAdoption)).toHaveLength(1);
  });

  it('the next review is a later one where the first may have been held unrecorded', () => {
    const gap = imported([...entriesOf(...placedForAdoption), ...asEntries([returned(2026)], 10)]);
    const told = tell(caseOf([...gap, ...asEntries([adoptionReviewed('2026-05-06')], 20)])).obligations.filter(
      ({ rule }) => rule === 'AD-08',
    );
    expect(told).toMatchObject([{ dueOn: '2025-05-12', metOn: undefined, unknownFrom: '2025-04-14' }, { dueOn: '2026-11-06' }]);
  });

  it('visits go on from the last of either kind when the child stays with the carer without an order', () => {
    const stayed = [
      ...entered('2025-01-06'),
      visited('2025-04-01'),
      placed('2025-04-14', { placement: 'A5' }),
      adoptionVisit('2025-05-01'),
    ];
    expect(dutiesOf('VS-01', ...stayed, placed('2025-05-06', { placement: 'U4', sameCarer: true })).at(-1)).toMatchObject({
      anchorOn: '2025-05-01',
      startsOn: '2025-05-06',
      dueOn: '2025-06-12',
    });
  });
});
