import fc from 'fast-check';
import { asNew, decide, eventSpecs, isRefusal, type FactOf, type NewFact } from '@waymark/domain';
import { anyFacts } from '../../support/any-story';
import { given, on } from '../../support/deciding';
import { becameLookedAfter, ceased, entriesOf, happened, placed, reviewed, visited } from '../../support/story';

const looked = becameLookedAfter('2025-04-14');

describe('the door of the domain', () => {
  it('records a plain fact as it was asked', () => {
    const review = happened('ReviewHeld', '2025-05-01', { participation: 'PN1' });
    on(looked).record(review).records(review);
  });

  it('does not take what a field left out says for what an entry says otherwise', () => {
    const day = '2025-05-01';
    const unseen = visited(day, { childSeen: false });
    on(looked, unseen)
      .record(happened('VisitMade', day, {}))
      .records(happened('VisitMade', day, {}));
    on(looked, happened('ReviewHeld', day, { review: 'ADOPTION' }))
      .record(reviewed(day))
      .records(reviewed(day));
    on(looked, happened('PermanencePlanSet', day, { plan: 'ADOPTION' }))
      .record(happened('PermanencePlanSet', day, {}))
      .records(happened('PermanencePlanSet', day, {}));
    on(looked, happened('ReviewHeld', day, { review: 'CIC' }))
      .record(happened('ReviewHeld', day, {}))
      .recordsNothing();
  });

  it('refuses characters that no text has', () => {
    for (const note of ['a\0b', '\ud800'])
      on(looked)
        .record(happened('ReviewHeld', '2025-05-01', { note }))
        .isRefused('not-right', 'Note must not hold broken characters.');
  });

  it('says of every field what is wrong with it', () => {
    on(looked)
      .record({ type: 'PlacementStarted', data: { on: '2025-02-30', placement: 'X9', colour: 'red' } })
      .isRefused('not-right', 'Placement started has no field called colour.', {
        problems: [{ field: 'colour' }, { field: 'placement' }, { field: 'on' }],
      });
    on()
      .record({ type: 'Adopted', data: {} })
      .isRefused('not-right', 'There is no event called Adopted. See the dictionary for those there are.');
    on()
      .record({ type: 'VisitMade', data: { on: '2025-04-14', at: '2025-02-30T10:00:00Z' } })
      .isRefused('not-right', 'At what time must be a date and time with its offset, like 2026-03-12T17:30:00Z.');
  });

  it('records on a child only what belongs to a child', () => {
    on()
      .record({ type: 'RecordingBegan', data: { on: '2025-04-14' } })
      .isRefused('not-of-a-child', 'Recording began is not recorded on a child.', { field: 'type' });
    on(looked)
      .record({ type: 'NotInReturn', data: { on: '2025-03-31', year: 2026, run: 'r1' } })
      .isRefused('only-imported', 'Only the import of a return writes this. Import the return.', { field: 'type' });
  });

  it('refuses what has not happened yet, by the day given', () => {
    on(looked).record(visited('2025-05-02'), '2025-05-01').isRefused('not-yet', 'This has not happened yet. Plan it.', { field: 'on' });
    on(looked).record(visited('2025-05-01'), '2025-05-01').records(visited('2025-05-01'));
  });

  it('refuses a time that falls on another day in London', () => {
    const late = happened('VisitMade', '2025-05-01', { at: '2025-05-01T23:30:00Z' });
    on(looked)
      .record(late)
      .isRefused('another-day', 'That time is not on the day it happened. Give both for the same day in London.', { field: 'at' });
  });

  it('takes only codes in use on the day of the fact', () => {
    on(looked)
      .record(placed('2025-04-14', { placement: 'H5' }))
      .isRefused(
        'code-out-of-use',
        "Type of placement: Semi-independent living, not subject to children's homes regulations (H5) was last used on 31 March 2024. Choose K3.",
        { field: 'placement' },
      );
    on(becameLookedAfter('2024-01-10'))
      .record(placed('2024-01-10', { placement: 'K3' }))
      .isRefused('code-out-of-use', 'Type of placement: Supported accommodation, registered (K3) is used from 1 April 2024. Choose H5.');
    on(becameLookedAfter('2022-01-10'))
      .record(placed('2022-01-10', { placement: 'H5' }))
      .records(placed('2022-01-10', { placement: 'H5' }));
  });

  it.each<[FactOf<'PlacementStarted'>['placement'], string, string]>([
    ['P2', '2023-11-01', 'Choose H5.'],
    ['P2', '2025-01-06', 'Choose K3.'],
    ['Z1', '2025-06-02', 'Choose one of Z11, Z12, Z13, Z14.'],
    ['Z12', '2025-03-31', 'Choose Z1.'],
    ['Q1', '2025-06-02', 'Choose one of U1, U2, U3.'],
    ['M3', '2025-06-02', "Ask the authority's return team which code to use."],
  ])('says what to choose in place of %s on %s, or whom to ask', (placement, day, instead) => {
    on(becameLookedAfter('2022-01-10'))
      .record(placed(day, { placement }))
      .isRefused('code-out-of-use', expect.stringContaining(instead) as string, { field: 'placement' });
  });

  it.each<[NewFact, string]>([
    [placed('2024-04-01', { placement: 'K3' }), 'K3 from 1 April 2024'],
    [placed('2024-03-31', { placement: 'H5' }), 'H5 to 31 March 2024'],
    [placed('2023-10-27', { placement: 'P2' }), 'P2 to 27 October 2023'],
    [placed('2025-03-31', { placement: 'Z1' }), 'Z1 to 31 March 2025'],
    [placed('2025-04-01', { placement: 'Z11' }), 'Z11 from 1 April 2025'],
    [placed('2022-06-01', { because: 'CUSTOD' }), 'CUSTOD from 1 April 2018'],
  ])('takes a code on the last day and on the first of its use: %#', fact =>
    on(becameLookedAfter('2022-01-10')).record(fact).records(fact),
  );

  it.each<[FactOf<'CeasedToBeLookedAfter'>['reason'], string, boolean]>([
    ['E43', '2018-03-31', true],
    ['E43', '2018-04-01', false],
    ['E44', '2018-04-01', false],
    ['E45', '2018-03-31', false],
    ['E48', '2018-04-01', true],
  ])('ends care as %s on %s only while the code is in use', (reason, day, taken) => {
    const { answer } = on(becameLookedAfter('2017-01-10')).record(ceased(day, reason));
    expect('code' in answer ? answer.code : 'recorded').toBe(taken ? 'recorded' : 'code-out-of-use');
  });

  it('leaves out what was left blank', () => {
    on(looked)
      .record({ type: 'VisitMade', data: { on: '2025-05-01', note: null, childSeen: true } })
      .records(visited('2025-05-01'));
  });

  it('keeps the names of fields apart from what the story adds to a fact', () => {
    const taken = eventSpecs()
      .filter(({ name }) => name !== 'EntryCorrected' && name !== 'EntryStruckOut')
      .flatMap(({ name, fields }) =>
        fields.filter(field => /^(type|entry|recordedAt|source)$/.test(field.name)).map(field => [name, field.name]),
      );
    expect(taken).toEqual([]);
  });

  it('takes a time on its own day, and a correction to today', () => {
    const visit = happened('VisitMade', '2025-05-01', { at: '2025-05-01T09:30:00Z' });
    on(looked).record(visit).records(visit);
    const moved = happened('EntryCorrected', '2025-06-01', { entry: given(1), changes: { on: '2025-06-01' }, reason: 'typing error' });
    on(looked, reviewed('2025-05-01')).record(moved, '2025-06-01').records(moved);
  });

  it('takes what is on record for no news, even where it would refuse it today', () => {
    const order = happened('SpecialGuardianshipOrderMade', '2025-11-01', { to: 'E8' });
    on(looked, order).record(order).recordsNothing();
  });

  it('tells the entries on record that stand against a fact, and not the fact itself', () => {
    on(becameLookedAfter('2025-04-14', 'V2'), placed('2025-04-14'))
      .record(placed('2025-06-01', { placement: 'P1', provider: 'PR0' }))
      .concerns([given(0)]);
  });

  it('numbers new facts after those on record, in their order', () => {
    expect(asNew([looked, placed('2025-04-14')], 7)).toMatchObject([
      { id: 'new-000', revision: 7, type: 'BecameLookedAfter' },
      { id: 'new-001', revision: 8, type: 'PlacementStarted' },
    ]);
  });
});

describe('whatever the story', () => {
  const today = '2026-03-31';
  const ask = (asked: NewFact, facts: readonly NewFact[]) => decide(asked, entriesOf(...facts), { today });

  it('the same facts asked twice add nothing', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const recorded = facts.reduce<NewFact[]>((before, asked) => {
          const answer = ask(asked, before);
          if (isRefusal(answer)) return before;
          const after = [...before, ...answer.facts];
          expect(ask(asked, after)).toEqual({ facts: [], concerns: [] });
          return after;
        }, []);
        recorded.forEach(fact => expect(ask(fact, recorded)).toEqual({ facts: [], concerns: [] }));
      }),
    );
  });

  it('old clashes never block a new, unrelated fact', () => {
    const unrelated = [
      happened('CarePlanPrepared', '2025-06-15', {}),
      happened('SocialWorkerAllocated', '2025-06-15', { worker: 'w9' }),
      happened('IroAppointed', '2025-06-15', { iro: 'i9' }),
      happened('PermanencePlanSet', '2025-06-15', { plan: 'OTHERPLN' }),
      happened('IdentityRecorded', '2025-06-15', { ethnicity: 'NOBT' }),
      happened('TransferReferred', '2025-06-15', {}),
    ];
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...unrelated), (facts, asked) => {
        expect(ask(asked, facts)).toEqual({ facts: [asked], concerns: [] });
      }),
    );
  });
});
