import type { FactOf, NewFact } from '@waymark/domain';
import { given, on } from '../../support/deciding';
import { becameLookedAfter, happened, placed } from '../../support/story';

const looked = becameLookedAfter('2025-04-14');

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
      .isRefused('planned-for-the-past', says, { field: 'plannedFor' });
    on(looked)
      .record(happened('ReviewPlanned', '2025-06-01', { plannedFor: '2025-05-31' }))
      .isRefused('planned-for-the-past', says, { field: 'plannedFor' });
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
      .isRefused('no-such-plan', 'There is no planned move or review with that number on that day. Choose the entry that planned it.', {
        field: 'planned',
      });
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
  it('sets the first plan, and another where only what runs beside it differs', () => {
    const plan = (day: string, parallel?: FactOf<'PermanencePlanSet'>['parallel']) =>
      happened('PermanencePlanSet', day, { plan: 'ADOPTION', parallel });
    on(looked).record(plan('2025-06-01')).records(plan('2025-06-01'));
    on(looked, plan('2025-06-01')).record(plan('2025-07-01')).recordsNothing();
    on(looked, plan('2025-06-01', ['LTRELFR', 'LTFOST18']))
      .record(plan('2025-07-01', ['LTFOST18', 'LTRELFR']))
      .recordsNothing();
    on(looked, plan('2025-06-01', ['LTFOST18']))
      .record(plan('2025-07-01', ['LTRELFR']))
      .records(plan('2025-07-01', ['LTRELFR']));
    on(looked, plan('2025-06-01', ['LTFOST18']))
      .record(plan('2025-07-01'))
      .records(plan('2025-07-01'));
  });
  it('withdraws each plan by its number', () => {
    const plans = [
      happened('MovePlanned', '2025-06-01', { plannedFor: '2025-07-01' }),
      happened('ReviewPlanned', '2025-06-01', { plannedFor: '2025-07-02' }),
    ];
    const withdrawn = (n: number) => happened('PlanWithdrawn', '2025-06-10', { planned: given(n) });
    on(looked, ...plans, withdrawn(1))
      .record(withdrawn(2))
      .records(withdrawn(2));
  });
  it('allocates whoever is another, and nobody twice to one team', () => {
    const worker = (day: string, who: string, team?: string) => happened('SocialWorkerAllocated', day, { worker: who, team });
    on(worker('2025-04-14', 'w1', 't1'))
      .record(worker('2025-05-01', 'w1', 't1'))
      .recordsNothing();
    on(worker('2025-04-14', 'w1', 't1'))
      .record(worker('2025-05-01', 'w2'))
      .records(worker('2025-05-01', 'w2'));
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

  it.each<[string, NewFact[], NewFact]>([
    ['the first adviser', [], happened('PersonalAdviserAppointed', '2025-06-01', { adviser: 'a1' })],
    [
      'an adviser who ended on the day of the appointment',
      [happened('PersonalAdviserAppointed', '2025-05-01', { adviser: 'a1' }), happened('PersonalAdviserEnded', '2025-05-01', {})],
      happened('PersonalAdviserAppointed', '2025-06-01', { adviser: 'a1' }),
    ],
    ['a price without a home', [], happened('PlacementPriceChanged', '2025-04-10', { weeklyPrice: 90_000 })],
    [
      'the price that the home before had',
      [placed('2025-06-01', { placement: 'K2', weeklyPrice: 95_000 })],
      happened('PlacementPriceChanged', '2025-07-01', { weeklyPrice: 90_000 }),
    ],
    [
      'the price that the home before came to have',
      [happened('PlacementPriceChanged', '2025-05-01', { weeklyPrice: 95_000 }), placed('2025-06-01', { placement: 'K2' })],
      happened('PlacementPriceChanged', '2025-07-01', { weeklyPrice: 95_000 }),
    ],
    [
      'use of this home, where it was said of another',
      [happened('UnregisteredPlacementUsed', '2025-05-01', { placement: 'another' })],
      happened('UnregisteredPlacementUsed', '2025-06-01', {}),
    ],
    ['use of no home', [], happened('UnregisteredPlacementUsed', '2025-04-10', {})],
    ['the first referral', [], happened('TransferReferred', '2025-06-01', {})],
    [
      'a referral like one that ended',
      [happened('TransferReferred', '2025-05-01', {}), happened('TransferEnded', '2025-05-10', { outcome: 'REFUSED' })],
      happened('TransferReferred', '2025-06-01', {}),
    ],
    ['the first school', [], happened('SchoolChanged', '2025-06-01', { school: 'Hill Road' })],
    [
      'a place at the school where it was lost',
      [happened('SchoolChanged', '2025-05-01', { school: 'Hill Road' }), happened('SchoolPlaceLost', '2025-05-10', {})],
      happened('SchoolChanged', '2025-06-01', { school: 'Hill Road' }),
    ],
    [
      'a place at the school where it was lost at once',
      [happened('SchoolChanged', '2025-05-01', { school: 'Hill Road' }), happened('SchoolPlaceLost', '2025-05-01', {})],
      happened('SchoolChanged', '2025-06-01', { school: 'Hill Road' }),
    ],
  ])('is recorded: %s', (_what, facts, fact) =>
    on(looked, home, ...facts)
      .record(fact)
      .records(fact),
  );

  it.each<[string, NewFact[], NewFact]>([
    [
      'the price of this home, from its first day',
      [placed('2025-06-01', { placement: 'K2' }), happened('PlacementPriceChanged', '2025-06-01', { weeklyPrice: 95_000 })],
      happened('PlacementPriceChanged', '2025-07-01', { weeklyPrice: 95_000 }),
    ],
    [
      'use of this home, said of it by number, whatever was said of another',
      [
        happened('UnregisteredPlacementUsed', '2025-05-01', { placement: given(1) }),
        happened('UnregisteredPlacementUsed', '2025-05-02', { placement: 'another' }),
      ],
      happened('UnregisteredPlacementUsed', '2025-06-01', {}),
    ],
    [
      'the second referral',
      [
        happened('TransferReferred', '2025-05-01', {}),
        happened('TransferEnded', '2025-05-10', { outcome: 'REFUSED' }),
        happened('TransferReferred', '2025-05-20', { fromHotel: true }),
      ],
      happened('TransferReferred', '2025-06-01', { fromHotel: true }),
    ],
    [
      'the school, where a place was lost before',
      [happened('SchoolPlaceLost', '2025-04-20', {}), happened('SchoolChanged', '2025-05-01', { school: 'Hill Road' })],
      happened('SchoolChanged', '2025-06-01', { school: 'Hill Road' }),
    ],
  ])('is not recorded, though more was said: %s', (_what, facts, fact) =>
    on(looked, home, ...facts)
      .record(fact)
      .recordsNothing(),
  );
});
