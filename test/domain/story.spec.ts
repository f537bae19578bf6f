import { asEntries, journey, standingOn, story, type Entry } from '@waymark/domain';
import { becameLookedAfter, bornOn, ceased, entriesOf, happened, placed, reviewed } from '../support/story';

const told = (entries: Entry[]) => story(entries).told.map(fact => `${fact.on} ${fact.type}`);
const idOf = (n: number) => `asked-${String(n).padStart(6, '0')}`;

describe('story', () => {
  it('puts facts in the order they happened, whatever the order of recording', () => {
    const entries = entriesOf(reviewed('2025-05-01'), placed('2025-04-14'), becameLookedAfter('2025-04-14'));
    expect(told(entries)).toEqual(['2025-04-14 BecameLookedAfter', '2025-04-14 PlacementStarted', '2025-05-01 ReviewHeld']);
  });

  it('applies the last correction of a field and drops what was struck out', () => {
    const entries = entriesOf(
      becameLookedAfter('2025-04-14'),
      reviewed('2025-05-01'),
      happened('EntryCorrected', '2025-06-01', { entry: idOf(1), changes: { on: '2025-05-02' }, reason: 'typing error' }),
      happened('EntryCorrected', '2025-06-02', { entry: idOf(1), changes: { on: '2025-05-03' }, reason: 'typing error' }),
      happened('EntryStruckOut', '2025-06-03', { entry: idOf(0), reason: 'wrong child' }),
    );
    expect(told(entries)).toEqual(['2025-05-03 ReviewHeld']);
  });

  it('restores what was struck out when the strike-out is struck out', () => {
    const facts = [reviewed('2025-05-01'), happened('EntryStruckOut', '2025-06-03', { entry: idOf(0), reason: 'wrong child' })];
    expect(told(asEntries(facts))).toEqual([]);
    expect(told(asEntries([...facts, happened('EntryStruckOut', '2025-06-04', { entry: idOf(1), reason: 'was right' })]))).toEqual([
      '2025-05-01 ReviewHeld',
    ]);
  });

  it('lets an end come before a start of the day, unless nothing was open when the day began', () => {
    const again = entriesOf(becameLookedAfter('2025-04-14'), becameLookedAfter('2025-06-01'), ceased('2025-06-01'));
    expect(told(again).slice(1)).toEqual(['2025-06-01 CeasedToBeLookedAfter', '2025-06-01 BecameLookedAfter']);
    const oneDay = entriesOf(ceased('2025-06-01'), becameLookedAfter('2025-06-01'), placed('2025-06-01'));
    expect(told(oneDay)).toEqual(['2025-06-01 BecameLookedAfter', '2025-06-01 PlacementStarted', '2025-06-01 CeasedToBeLookedAfter']);
  });
});

describe('journey', () => {
  it('knows where the child lived, under which order, on any day', () => {
    const j = journey(
      story(
        entriesOf(
          becameLookedAfter('2025-04-14'),
          placed('2025-04-14'),
          placed('2025-06-01', { placement: 'K2', provider: 'PR4' }),
          ceased('2025-09-01'),
        ),
      ),
    );
    expect(standingOn(j, '2025-05-31').placement).toMatchObject({ code: 'U6', from: '2025-04-14', until: '2025-06-01' });
    expect(standingOn(j, '2025-06-01').placement).toMatchObject({ code: 'K2', from: '2025-06-01' });
    expect(standingOn(j, '2025-09-01')).toEqual({
      period: undefined,
      status: undefined,
      placement: undefined,
      plan: undefined,
      worker: undefined,
      iro: undefined,
      missing: undefined,
    });
  });

  it('ends care at the 18th birthday when nobody has recorded the end', () => {
    const j = journey(story(entriesOf(bornOn('2008-02-29'), becameLookedAfter('2025-04-14'), placed('2025-04-14'))));
    expect(j.adultOn).toBe('2026-03-01');
    expect(standingOn(j, '2026-03-01').placement).toBeUndefined();
    expect(standingOn(j, '2026-02-28').placement).toBeDefined();
  });

  it('counts a temporary stay and the return from it as the same home, until it lasts too long', () => {
    const hospital = (until: string) =>
      journey(
        story(
          entriesOf(
            becameLookedAfter('2025-04-14'),
            placed('2025-04-14'),
            placed('2025-06-01', { placement: 'T1', provider: undefined }),
            placed(until),
          ),
        ),
      );
    expect(hospital('2025-06-20').homes.map(home => home.from)).toEqual(['2025-04-14']);
    expect(hospital('2025-08-01').homes.map(home => home.from)).toEqual(['2025-04-14', '2025-07-14', '2025-08-01']);
  });

  it('reads a placement order as the legal status E1 until it is revoked', () => {
    const j = journey(
      story(
        entriesOf(
          becameLookedAfter('2025-04-14', 'C2'),
          happened('PlacementOrderMade', '2025-08-01', {}),
          happened('PlacementOrderRevoked', '2025-12-01', {}),
        ),
      ),
    );
    expect(j.statuses.map(({ code, from }) => `${code} ${from}`)).toEqual(['C2 2025-04-14', 'E1 2025-08-01', 'C2 2025-12-01']);
    expect(j.placementOrders).toMatchObject([{ from: '2025-08-01', until: '2025-12-01' }]);
  });
});
