import { dutiesOf, entered, happened, idOf, placed, reviewed } from '../../support/story';

describe('reviews', () => {
  it('run from the day the one before was actually held', () => {
    const rows = [...entered('2025-12-19'), reviewed('2026-01-25'), reviewed('2026-03-01')];
    expect(dutiesOf('RV-01', ...rows)).toMatchObject([{ dueOn: '2026-01-21', metOn: '2026-01-25' }]);
    expect(dutiesOf('RV-02', ...rows)).toMatchObject([{ anchorOn: '2026-01-25', dueOn: '2026-04-25', metOn: '2026-03-01' }]);
    expect(dutiesOf('RV-03', ...rows)).toMatchObject([{ anchorOn: '2026-03-01', dueOn: '2026-09-01', evidence: [idOf(3)] }]);
  });

  it('count neither when they were adoption reviews, nor before care, nor twice a day', () => {
    const facts = [...entered('2025-12-19'), reviewed('2025-12-18'), happened('ReviewHeld', '2026-01-05', { review: 'ADOPTION' })];
    expect(dutiesOf('RV-01', ...facts)).toMatchObject([{ metOn: undefined }]);
    const both = [happened('ReviewHeld', '2026-01-06', { review: 'BOTH' }), reviewed('2026-01-06')];
    expect(dutiesOf('RV-01', ...facts, ...both)).toMatchObject([{ metOn: '2026-01-06' }]);
    expect(dutiesOf('RV-02', ...facts, ...both)).toMatchObject([{ dueOn: '2026-04-06', metOn: undefined }]);
  });

  it('do not start again at a move or a new legal status', () => {
    const moved = [placed('2026-01-02', { placement: 'K2' }), happened('LegalStatusChanged', '2026-01-05', { legalStatus: 'C2' })];
    expect(dutiesOf('RV-01', ...entered('2025-12-19'), ...moved)).toMatchObject([{ dueOn: '2026-01-21' }]);
  });

  const reviewedTwice = [...entered('2025-01-10'), reviewed('2025-02-03'), reviewed('2025-05-02')];
  const forAdoption = placed('2025-09-01', { placement: 'A4' });

  it('stop with placing for adoption, but for the first', () => {
    expect(dutiesOf('RV-03', ...reviewedTwice, forAdoption)).toMatchObject([
      { dueOn: '2025-11-02', voidedOn: '2025-09-01', superseded: true, because: 'placed for adoption' },
    ]);
    expect(dutiesOf('RV-01', ...entered('2025-01-10'), placed('2025-01-20', { placement: 'A4' }))).toMatchObject([{ dueOn: '2025-02-07' }]);
  });

  it('stop on the day placing is recorded, not on the day of the move', () => {
    const said = happened('PlacedForAdoption', '2025-08-28', {});
    expect(dutiesOf('RV-03', ...reviewedTwice, said, forAdoption)).toMatchObject([{ voidedOn: '2025-08-28' }]);
  });

  it('run again from the last review of either kind when a placement for adoption ends without an order', () => {
    const during = happened('ReviewHeld', '2025-09-25', { review: 'ADOPTION' });
    expect(dutiesOf('RV-03', ...reviewedTwice, forAdoption, during, placed('2025-12-01'))).toMatchObject([
      { voidedOn: '2025-09-01' },
      { anchorOn: '2025-09-25', startsOn: '2025-12-01', dueOn: '2026-03-25', metOn: undefined },
    ]);
    // No review has been held yet: the first alone is due.
    const unreviewed = [...entered('2025-01-10'), placed('2025-01-13', { placement: 'A4' }), placed('2025-01-20')];
    expect(['RV-01', 'RV-02', 'RV-03'].map(rule => dutiesOf(rule, ...unreviewed).length)).toEqual([1, 0, 0]);
    const adopted = [happened('AdoptionOrderMade', '2025-12-01', {}), placed('2025-12-02')];
    expect(dutiesOf('RV-03', ...reviewedTwice, forAdoption, during, ...adopted)).toHaveLength(1);
  });
});
