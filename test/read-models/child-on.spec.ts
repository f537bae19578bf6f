import type { Entry } from '@waymark/domain';
import { START } from '@waymark/event-store';
import { authorityOf, childOn, telling } from '@waymark/read-models';
import fc from 'fast-check';
import { factsAt } from '../support/histories';
import { becameLookedAfter, bornOn, ceased, entriesOf, happened, placed, reviewed, visited } from '../support/story';

const nothingSaid = authorityOf([]);
const on = (entries: Entry[], day: string) => childOn(telling('A1', entries, nothingSaid), day);

const life = entriesOf(
  bornOn('2012-06-01'),
  becameLookedAfter('2025-04-14', 'C2'),
  placed('2025-04-14'),
  happened('SocialWorkerAllocated', '2025-04-15', { worker: 'SW-1', team: 'T-1' }),
  visited('2025-04-20'),
  reviewed('2025-05-08'),
  happened('PermanencePlanSet', '2025-05-08', { plan: 'ADOPTION', parallel: ['LTRELFR'] }),
  happened('PlacementOrderMade', '2025-08-01', {}),
  placed('2025-09-01', { placement: 'K2', provider: 'PR4', because: 'CREQB' }),
  ceased('2025-12-01'),
);

describe('a child on a day', () => {
  it('stands where the record says, at the end of that day', () => {
    expect(on(life, '2025-08-31')).toMatchObject({
      inCare: { since: '2025-04-14', sinceBefore: false, shortBreaks: false },
      legalStatus: { code: 'E1', since: '2025-08-01' },
      placement: { code: 'U6', provider: 'PR1', since: '2025-04-14', temporary: false },
      plan: { code: 'ADOPTION', parallel: ['LTRELFR'], since: '2025-05-08' },
      worker: { worker: 'SW-1', team: 'T-1', since: '2025-04-15' },
      iro: null,
      lastKnownOn: null,
      lanes: { placements: [{ code: 'U6', from: '2025-04-14', until: null }], reviews: [{ on: '2025-05-08' }] },
    });
    expect(on(life, '2025-12-01')).toMatchObject({ inCare: null, legalStatus: null, placement: null, plan: null });
    expect(on(life, '2025-11-30').inCare).not.toBeNull();
  });

  it('is eligible for leaving care from a day on', () => {
    const eligible = entriesOf(bornOn('2009-06-10'), becameLookedAfter('2025-04-01'));
    expect(on(eligible, '2025-06-30').leavingCare).toBeNull();
    expect(on(eligible, '2025-07-01').leavingCare).toEqual({ since: '2025-07-01', sinceBefore: false });
  });

  it('has the duties that had begun, with their status on the day', () => {
    const first = (day: string) => on(life, day).obligations.find(({ rule }) => rule === 'RV-01')?.status;
    expect([first('2025-04-13'), first('2025-04-14'), first('2025-05-08')]).toEqual([undefined, 'due-soon', 'met-on-time']);
  });

  it('shows every entry with what became of it', () => {
    const [visit] = entriesOf(visited('2025-04-20'));
    const changed = { entry: visit!.id, changes: { on: '2025-04-21' }, reason: 'typing error' };
    const entries = [
      visit!,
      { ...entriesOf(happened('EntryCorrected', '2025-05-01', changed))[0]!, id: 'b', revision: 1 },
      { ...entriesOf(happened('EntryStruckOut', '2025-05-02', { entry: visit!.id, reason: 'wrong child' }))[0]!, id: 'c', revision: 2 },
    ];
    expect(on(entries.slice(0, 2), '2025-06-01').entries[0]).toMatchObject({
      on: '2025-04-20',
      happenedOn: '2025-04-21',
      correctedBy: ['b'],
      struckBy: null,
    });
    expect(on(entries, '2025-06-01').entries[0]).toMatchObject({ struckBy: 'c' });
  });

  it('is what it would be had the rest never happened, for all but duties and drift, which know the day themselves', () => {
    fc.assert(
      fc.property(factsAt, fc.nat(900), (facts, n) => {
        const day = new Date(Date.UTC(2023, 3, 1) + n * 86_400_000).toISOString().slice(0, 10);
        const state = (entries: Entry[]) => ({ ...on(entries, day), entries: [], obligations: [], signals: [] });
        const all = entriesOf(...facts);
        expect(state(all)).toEqual(state(all.filter(({ data }) => (data.on as string) <= day)));
      }),
    );
  });

  it('as it was known is the reading of the log up to there', () => {
    const settled = authorityOf([
      { ...entriesOf(happened('RecordingBegan', '2025-01-01', {}))[0]!, position: '5' },
      {
        ...entriesOf(happened('SettingChanged', '2025-06-01', { setting: 'D12.amber', value: 90, from: '2025-06-01' }))[0]!,
        position: '7',
      },
    ]);
    expect(settled.settings.limit('D12.amber', '2025-07-01', 121)).toBe(90);
    expect(settled.knownAt('6').settings.limit('D12.amber', '2025-07-01', 121)).toBe(121);
    expect(settled.knownAt('6')).toMatchObject({ recordingBegan: '2025-01-01', ruledBy: '5' });
    expect(settled.knownAt('4')).toMatchObject({ history: [], ruledBy: START });
    expect(settled.knownAt('4').recordingBegan).toBeUndefined();
  });
});
