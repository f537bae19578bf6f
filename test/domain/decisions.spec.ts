import fc from 'fast-check';
import { decide, eventSpecs, isRefusal, type FactOf, type NewFact } from '@waymark/domain';
import { given, on } from '../support/deciding';
import { anyFacts } from '../support/any-story';
import { becameLookedAfter, bornOn, ceased, entriesOf, happened, placed, reviewed, visited } from '../support/story';

const corrected = (n: number, changes: Record<string, unknown>, day = '2025-12-01') =>
  happened('EntryCorrected', day, { entry: given(n), changes, reason: 'typing error' });
const struckOut = (n: number, day = '2025-12-01') => happened('EntryStruckOut', day, { entry: given(n), reason: 'wrong child' });
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
      .isRefused('not-of-a-child', 'Recording began is not recorded on a child.');
    on(looked)
      .record({ type: 'NotInReturn', data: { on: '2025-03-31', year: 2026, run: 'r1' } })
      .isRefused('only-imported', 'Only the import of a return writes this. Import the return.');
  });

  it('refuses what has not happened yet, by the day given', () => {
    on(looked).record(visited('2025-05-02'), '2025-05-01').isRefused('not-yet', 'This has not happened yet. Plan it.', { field: 'on' });
    on(looked).record(visited('2025-05-01'), '2025-05-01').records(visited('2025-05-01'));
  });

  it('refuses a time that falls on another day in London', () => {
    const late = happened('VisitMade', '2025-05-01', { at: '2025-05-01T23:30:00Z' });
    on(looked).record(late).isRefused('another-day', 'That time is not on the day it happened. Give both for the same day in London.');
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
});

describe('who the child is', () => {
  it('fills year and month of birth, which stay plain', () => {
    on()
      .record(bornOn('2015-05-20'))
      .records(happened('IdentityRecorded', '2015-05-20', { dateOfBirth: '2015-05-20', birthMonth: '2015-05' }));
  });
  it('does not record again what is known', () => {
    on(happened('IdentityRecorded', '2025-04-14', { sex: 'F', ethnicity: 'WBRI' }))
      .record(happened('IdentityRecorded', '2025-06-01', { sex: 'F' }))
      .recordsNothing();
  });
  it('refuses a birth after the day of the record, and a month that is none', () => {
    on().record(bornOn('2025-06-01', '2025-04-14')).isRefused('born-later', 'The date of birth cannot be after the day of this record.');
    on()
      .record(happened('IdentityRecorded', '2025-04-14', { birthMonth: 'May 2012' }))
      .isRefused('not-right', 'Year and month of birth must be in this form: YYYY-MM, like 2012-05.', { field: 'birthMonth' });
  });
});

describe('legal status and orders', () => {
  it('does not change a status into itself', () => {
    on(looked)
      .record(happened('LegalStatusChanged', '2025-05-01', { legalStatus: 'C1' }))
      .recordsNothing();
    const careOrder = happened('LegalStatusChanged', '2025-05-01', { legalStatus: 'C2' });
    on(looked).record(careOrder).records(careOrder);
  });
  it('records a placement order where the status E1 is asked for', () => {
    const order = happened('PlacementOrderMade', '2025-08-01', {});
    on(looked)
      .record(happened('LegalStatusChanged', '2025-08-01', { legalStatus: 'E1' }))
      .records(order);
    on(looked, order)
      .record(happened('PlacementOrderMade', '2025-09-01', {}))
      .recordsNothing();
  });
  it('takes an exit by adoption as the order', () => {
    on(looked, placed('2025-05-01', { placement: 'A5' }), ceased('2025-11-01', 'E11'))
      .record(happened('AdoptionOrderMade', '2025-11-01', {}))
      .recordsNothing();
  });
  it('asks who the special guardian is, and nothing else', () => {
    on(looked)
      .record(happened('SpecialGuardianshipOrderMade', '2025-11-01', { to: 'E8' }))
      .isRefused('not-a-guardian', 'Choose one of the reasons E45 to E48: they say who the special guardian is.', { field: 'to' });
  });
  it('knows of a child in care that they are in care', () => {
    on(looked)
      .record(happened('KnownInCare', '2025-05-01', { legalStatus: 'C1' }))
      .recordsNothing();
    const known = happened('KnownInCare', '2025-05-01', { legalStatus: 'C1' });
    on().record(known).records(known);
  });
});

describe('moving placement', () => {
  it('is simply the first where there was none', () => on(looked).record(placed('2025-04-14')).records(placed('2025-04-14')));
  it('is no news where the child lives already, with the same carer', () => {
    const home = placed('2025-04-14', { carer: 'carer-7' });
    on(looked, home)
      .record(placed('2025-06-01', { carer: 'carer-7' }))
      .recordsNothing();
    on(looked, home)
      .record(placed('2025-06-01', { sameCarer: true, carer: undefined }))
      .recordsNothing();
    const other = placed('2025-06-01', { carer: 'carer-8' });
    on(looked, home).record(other).records(other);
  });
  it('is news where no carer is named, or the same carer now fosters long term', () => {
    on(looked, placed('2025-04-14')).record(placed('2025-06-01')).records(placed('2025-06-01'));
    const longTerm = placed('2025-06-01', { placement: 'U4', carer: 'carer-7' });
    on(looked, placed('2025-04-14', { carer: 'carer-7' }))
      .record(longTerm)
      .records(longTerm);
  });
  it('looks at the day of the move, not at today', () => {
    const story = [looked, placed('2025-04-14', { carer: 'carer-7' }), placed('2025-08-01', { placement: 'K2', carer: 'home-2' })];
    const between = placed('2025-06-01', { placement: 'K2', carer: 'home-2' });
    on(...story)
      .record(between)
      .records(between);
  });
  it('takes a placement for adoption as being placed for adoption', () => {
    on(looked, placed('2025-05-01', { placement: 'A5' }))
      .record(happened('PlacedForAdoption', '2025-05-01', {}))
      .recordsNothing();
  });
});

describe('plans and people', () => {
  it('sets no plan that is in force, in whatever order its parallel plans come', () => {
    const plan = happened('PermanencePlanSet', '2025-06-01', { plan: 'ADOPTION', parallel: ['LTFOST18', 'LTRELFR'] });
    on(looked, plan)
      .record(happened('PermanencePlanSet', '2025-07-01', { plan: 'ADOPTION', parallel: ['LTRELFR', 'LTFOST18'] }))
      .recordsNothing();
    const blank = happened('PermanencePlanSet', '2025-07-01', {});
    on(looked, plan).record(blank).records(blank);
  });
  it('plans only ahead', () => {
    const says = 'A plan is for the day it is made or a later one. Record what has happened as a fact.';
    on(looked)
      .record(happened('MovePlanned', '2025-06-01', { plannedFor: '2025-05-31' }))
      .isRefused('planned-for-the-past', says);
    on(looked)
      .record(happened('ReviewPlanned', '2025-06-01', { plannedFor: '2025-05-31' }))
      .isRefused('planned-for-the-past', says);
    const meant = happened('MovePlanned', '2025-06-01', { plannedFor: '2025-06-01' });
    on(looked).record(meant).records(meant);
  });
  it('withdraws a plan that is there, once', () => {
    const plan = happened('MovePlanned', '2025-06-01', { plannedFor: '2025-07-01' });
    const withdrawn = happened('PlanWithdrawn', '2025-06-10', { planned: given(1) });
    on(looked, plan).record(withdrawn).records(withdrawn);
    on(looked, plan, withdrawn)
      .record(happened('PlanWithdrawn', '2025-06-12', { planned: given(1) }))
      .recordsNothing();
    on(looked, plan)
      .record(happened('PlanWithdrawn', '2025-06-10', { planned: given(0) }))
      .isRefused('no-such-plan', 'There is no planned move or review with that number on that day. Choose the entry that planned it.');
  });
  it('allocates nobody who is allocated', () => {
    const worker = happened('SocialWorkerAllocated', '2025-04-14', { worker: 'w1', team: 't1' });
    on(worker)
      .record(happened('SocialWorkerAllocated', '2025-05-01', { worker: 'w1' }))
      .recordsNothing();
    const moved = happened('SocialWorkerAllocated', '2025-05-01', { worker: 'w1', team: 't2' });
    on(worker).record(moved).records(moved);
    on(happened('IroAppointed', '2025-04-14', { iro: 'i1' }))
      .record(happened('IroAppointed', '2025-05-01', { iro: 'i1' }))
      .recordsNothing();
  });
});

describe('what says nothing new', () => {
  const home = placed('2025-04-14', { weeklyPrice: 90_000 });
  it.each<[string, NewFact[], NewFact, NewFact]>([
    [
      'the adviser',
      [happened('PersonalAdviserAppointed', '2025-05-01', { adviser: 'a1' })],
      happened('PersonalAdviserAppointed', '2025-06-01', { adviser: 'a1' }),
      happened('PersonalAdviserAppointed', '2025-06-01', { adviser: 'a2' }),
    ],
    [
      'the adviser who ended',
      [
        happened('PersonalAdviserAppointed', '2025-05-01', { adviser: 'a2' }),
        happened('PersonalAdviserEnded', '2025-05-10', {}),
        happened('PersonalAdviserAppointed', '2025-05-20', { adviser: 'a1' }),
      ],
      happened('PersonalAdviserAppointed', '2025-06-01', { adviser: 'a1' }),
      happened('PersonalAdviserAppointed', '2025-05-15', { adviser: 'a2' }),
    ],
    [
      'the price',
      [],
      happened('PlacementPriceChanged', '2025-06-01', { weeklyPrice: 90_000 }),
      happened('PlacementPriceChanged', '2025-06-01', { weeklyPrice: 95_000 }),
    ],
    [
      'the price since it changed',
      [happened('PlacementPriceChanged', '2025-05-01', { weeklyPrice: 95_000 })],
      happened('PlacementPriceChanged', '2025-06-01', { weeklyPrice: 95_000 }),
      happened('PlacementPriceChanged', '2025-06-01', { weeklyPrice: 90_000 }),
    ],
    [
      'the unregistered placement',
      [happened('UnregisteredPlacementUsed', '2025-05-01', {})],
      happened('UnregisteredPlacementUsed', '2025-06-01', { placement: given(1) }),
      happened('UnregisteredPlacementUsed', '2025-06-01', { placement: 'another' }),
    ],
    [
      'the open referral',
      [happened('TransferReferred', '2025-05-01', {})],
      happened('TransferReferred', '2025-06-01', {}),
      happened('TransferReferred', '2025-06-01', { fromHotel: true }),
    ],
    [
      'the school',
      [happened('SchoolChanged', '2025-05-01', { school: 'Hill Road' })],
      happened('SchoolChanged', '2025-06-01', { school: 'Hill Road' }),
      happened('SchoolChanged', '2025-06-01', { school: 'Mill Lane' }),
    ],
  ])('is not recorded again: %s', (_what, facts, same, other) => {
    on(looked, home, ...facts)
      .record(same)
      .recordsNothing();
    on(looked, home, ...facts)
      .record(other)
      .records(other);
  });
});

describe('correcting an entry', () => {
  it('takes only codes in use on the day of the fact', () => {
    const record = on(looked, placed('2025-04-14')).record;
    record(corrected(1, { placement: 'H5' })).isRefused('code-out-of-use', expect.stringContaining('Choose K3.') as string, {
      field: 'changes',
    });
    on(becameLookedAfter('2022-01-10'), placed('2022-01-10'))
      .record(corrected(1, { placement: 'H5' }))
      .records(corrected(1, { placement: 'H5' }));
    // An old entry keeps its code while other fields of it are corrected.
    on(looked, placed('2025-04-14', { placement: 'H5' }))
      .record(corrected(1, { placement: 'H5', provider: 'PR4' }))
      .records(corrected(1, { provider: 'PR4' }));
  });

  it('keeps of the changes those that change something', () => {
    on(looked, reviewed('2025-05-01'))
      .record(corrected(1, { on: '2025-05-02', participation: 'PN1' }))
      .records(corrected(1, { on: '2025-05-02', participation: 'PN1' }));
    on(looked, placed('2025-04-14'))
      .record(corrected(1, { on: '2025-04-14', placement: 'U3' }))
      .records(corrected(1, { placement: 'U3' }));
    on(looked, reviewed('2025-05-01'))
      .record(corrected(1, { on: '2025-05-01', participation: null }))
      .recordsNothing();
    on(looked, reviewed('2025-05-01'), corrected(1, { on: '2025-05-02' }, '2025-06-01'))
      .record(corrected(1, { on: '2025-05-02' }))
      .recordsNothing();
  });
  it('checks the corrected fact as it would a new one', () => {
    const record = on(looked, reviewed('2025-05-01')).record;
    record(corrected(1, { participation: 'PN9' })).isRefused(
      'not-right',
      expect.stringMatching(/^How the child took part must be one of PN0/) as string,
    );
    record(corrected(1, { colour: 'red' })).isRefused('not-right', 'Review held has no field called colour.', { field: 'colour' });
    record(corrected(1, { on: null })).isRefused('not-right', 'Enter when it happened.', { field: 'on' });
    record(corrected(1, { on: '2026-04-01' })).isRefused('not-yet', 'This has not happened yet. Plan it.', { field: 'changes' });
  });
  it('takes no free text for what is stored plain, neither first nor in a correction', () => {
    const form = (field: string, value: string) => {
      const refused = on(happened('IdentityRecorded', '2025-04-14', { birthMonth: '2012-05' }), placed('2025-04-14')).record;
      refused(field === 'birthMonth' ? corrected(0, { birthMonth: value }) : corrected(1, { urn: value })).isRefused(
        'not-right',
        expect.stringContaining('must be in this form') as string,
        { field },
      );
    };
    form('birthMonth', '2012-05-17');
    form('urn', '12 Elm Road');
    const before = { permanence: 'P1', authority: 'born Smith', orderDate: 'when she was two' } as const;
    expect(on(looked).record(happened('PreviousPermanenceRecorded', '2025-04-14', before)).answer).toMatchObject({
      problems: [{ field: 'authority' }, { field: 'orderDate' }],
    });
  });
  it('corrects other fields of an entry whose erased fields nobody can read', () => {
    const erased = happened('IdentityRecorded', '2025-04-14', { dateOfBirth: '[erased]', sex: 'F' });
    on(erased)
      .record(corrected(0, { sex: 'M' }))
      .records(corrected(0, { sex: 'M' }));
  });
  it('moves year and month of birth with the date of birth', () => {
    const identity = happened('IdentityRecorded', '2025-04-14', { dateOfBirth: '2015-05-20', birthMonth: '2015-05' });
    on(identity)
      .record(corrected(0, { dateOfBirth: '2015-06-20' }))
      .records(corrected(0, { dateOfBirth: '2015-06-20', birthMonth: '2015-06' }));
    on(identity)
      .record(corrected(0, { dateOfBirth: null }))
      .records(corrected(0, { dateOfBirth: null, birthMonth: null }));
  });
  it('needs an entry that is there, is not struck out, and is no correction', () => {
    const record = on(looked, reviewed('2025-05-01'), struckOut(1, '2025-06-01')).record;
    record(corrected(9, { on: '2025-05-02' })).isRefused(
      'no-such-entry',
      'There is no entry with that number on this child. Choose one from the timeline.',
    );
    record(corrected(1, { on: '2025-05-02' })).isRefused(
      'struck-out',
      'That entry was struck out on 1 June 2025. Strike out the strike-out first, which restores it.',
      { entry: given(2) },
    );
    record(corrected(2, { reason: 'other' })).isRefused(
      'not-correctable',
      'A correction is not corrected itself. Strike it out, or correct the entry it was about.',
    );
  });
  it('is refused where a later entry could not stand, and names it', () => {
    on(looked, placed('2025-04-14'), ceased('2025-09-01'))
      .record(corrected(0, { on: '2025-10-01' }))
      .isRefused(
        'ceased-not-in-care',
        'Ceased to be looked after on 1 September 2025, but the child was not in care then. That began later, on 1 October 2025.',
        { entry: given(2) },
      );
  });
});

describe('striking out an entry', () => {
  it('strikes once, and restores by striking the strike-out', () => {
    const story = [looked, reviewed('2025-05-01'), struckOut(1, '2025-06-01')];
    on(...story)
      .record(struckOut(1))
      .recordsNothing();
    on(...story)
      .record(struckOut(2))
      .records(struckOut(2));
    on(looked)
      .record(struckOut(9))
      .isRefused('no-such-entry', 'There is no entry with that number on this child. Choose one from the timeline.');
  });
  it('is refused where a later entry rests on it', () => {
    on(looked, placed('2025-04-14'), ceased('2025-09-01'))
      .record(struckOut(0))
      .isRefused(
        'ceased-not-in-care',
        'Ceased to be looked after on 1 September 2025, but the child was not in care then. Record first how it began, or choose another day.',
        { entry: given(2) },
      );
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
