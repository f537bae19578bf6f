import { clocks, type NewFact } from '@waymark/domain';
import { becameLookedAfter, dutiesOf, entered, happened, idOf, placed, visited } from '../../support/story';

describe('visits', () => {
  it('start again with every move; what was open is void', () => {
    const facts = [...entered('2025-04-14'), visited('2025-04-17'), visited('2025-05-30'), placed('2025-06-01', { placement: 'K2' })];
    expect(dutiesOf('VS-01', ...facts).slice(2)).toMatchObject([
      { dueOn: '2025-07-11', voidedOn: '2025-06-01', because: 'placement ended' },
      { dueOn: '2025-06-08', anchor: idOf(4) },
    ]);
  });

  it('count for the home the child moved to that day', () => {
    const facts = [...entered('2025-04-14'), placed('2025-04-20', { placement: 'K2' }), visited('2025-04-20')];
    expect(dutiesOf('VS-01', ...facts)).toMatchObject([{ voidedOn: '2025-04-20' }, { metOn: '2025-04-20' }, { dueOn: '2025-06-01' }]);
  });

  it('do not start again with the same carer, nor through a temporary stay', () => {
    const same = placed('2025-04-18', { placement: 'U4', sameCarer: true });
    expect(dutiesOf('VS-01', ...entered('2025-04-14'), same)).toMatchObject([{ dueOn: '2025-04-21' }]);
    const hospital = [placed('2025-04-16', { placement: 'T1', provider: 'PR3' }), placed('2025-04-30')];
    expect(dutiesOf('VS-01', ...entered('2025-04-14'), ...hospital, visited('2025-04-20'))).toMatchObject([
      { metOn: '2025-04-20' },
      { dueOn: '2025-06-01' },
    ]);
  });

  it('count a temporary stay past its limit as a placement', () => {
    const holiday = [placed('2025-05-01', { placement: 'T3' }), placed('2025-05-24')];
    const rows = dutiesOf('VS-01', ...entered('2025-04-14'), ...holiday);
    expect(rows.map(({ anchorOn, dueOn }) => `${anchorOn} ${dueOn}`)).toEqual([
      '2025-04-14 2025-04-21',
      '2025-05-23 2025-05-30',
      '2025-05-24 2025-05-31',
    ]);
  });

  it('count only when the child was seen', () => {
    const facts = [...entered('2025-04-14'), visited('2025-04-17', { childSeen: false }), visited('2025-04-18', { childSeen: undefined })];
    expect(dutiesOf('VS-01', ...facts)[0]).toMatchObject({ metOn: '2025-04-18' });
  });

  it('take the shorter interval at once when a placement is no longer meant to last', () => {
    const to18 = [becameLookedAfter('2024-01-10'), placed('2024-01-10', { placement: 'U4' }), visited('2025-03-01')];
    const shorter = (on: string): NewFact => placed(on, { placement: 'U6', sameCarer: true });
    expect(dutiesOf('VS-02', ...to18, shorter('2025-03-10'))).toMatchObject([
      { dueOn: '2025-06-01', voidedOn: '2025-03-10', superseded: true, because: 'superseded: a shorter interval applies' },
    ]);
    expect(dutiesOf('VS-03', ...to18, shorter('2025-03-10'))).toMatchObject([
      { anchorOn: '2025-03-01', startsOn: '2025-03-10', dueOn: '2025-04-21' },
    ]);
    // The old date stays where it is the earlier one.
    expect(dutiesOf('VS-03', ...to18, shorter('2025-05-20'))).toMatchObject([{ startsOn: '2025-05-20', dueOn: '2025-06-01' }]);
    // A longer interval waits for the next visit.
    const longer = [...entered('2024-01-10'), visited('2025-03-01'), placed('2025-03-10', { placement: 'U4', sameCarer: true })];
    expect(dutiesOf('VS-03', ...longer)).toMatchObject([{ dueOn: '2025-04-12', voidedOn: undefined }]);
    expect(dutiesOf('VS-02', ...longer, visited('2025-04-01'))).toMatchObject([{ dueOn: '2025-07-01' }]);
  });

  it('are under other rules when placed for adoption', () => {
    expect(dutiesOf('VS-01', ...entered('2025-04-14'), visited('2025-04-17'), placed('2025-05-01', { placement: 'A5' }))).toMatchObject([
      { metOn: '2025-04-17' },
      { voidedOn: '2025-05-01', superseded: true, because: 'placed for adoption' },
    ]);
  });

  it('have other clocks in a series of short breaks', () => {
    const breaks = [becameLookedAfter('2025-04-14', 'V4'), placed('2025-04-14')];
    for (const { id } of clocks.filter(clock => !clock.id.startsWith('SB-'))) expect(dutiesOf(id, ...breaks)).toEqual([]);
    const full = happened('LegalStatusChanged', '2025-06-02', { legalStatus: 'C1' });
    expect(dutiesOf('RV-01', ...breaks, full)).toMatchObject([{ anchorOn: '2025-06-02', dueOn: '2025-06-30' }]);
    expect(dutiesOf('VS-01', ...breaks, full)).toMatchObject([{ anchorOn: '2025-06-02', dueOn: '2025-06-09' }]);
  });
});
