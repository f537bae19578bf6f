import type { NewFact } from '@waymark/domain';
import fc from 'fast-check';
import { becameLookedAfter, bornOn, ceased, happened, placed, reviewed, visited } from './story';

const day = fc.integer({ min: 0, max: 900 }).map(n => new Date(Date.UTC(2023, 3, 1) + n * 86_400_000).toISOString().slice(0, 10));

const fact: fc.Arbitrary<NewFact> = day.chain(on =>
  fc.constantFrom<NewFact>(
    becameLookedAfter(on, 'C2'),
    becameLookedAfter(on, 'V2'),
    placed(on),
    placed(on, { placement: 'T1', provider: undefined }),
    placed(on, { placement: 'K2', provider: 'PR4', because: 'CREQB' }),
    reviewed(on),
    visited(on),
    ceased(on),
    bornOn('2010-02-28', on),
    happened('IdentityRecorded', on, { givenName: 'Marked', familyName: 'Name', birthMonth: '2010-02' }),
    happened('PermanencePlanSet', on, { plan: 'ADOPTION', parallel: ['LTRELFR'] }),
    happened('PlacementOrderMade', on, {}),
    happened('SocialWorkerAllocated', on, { worker: 'SW-1', team: 'T1' }),
    happened('MissingStarted', on, {}),
    happened('ArrivedUnaccompanied', on, {}),
    happened('NotInReturn', on, { year: 2024, run: 'r1' }),
  ),
);

/** Facts of one child in any order. */
export const factsAt: fc.Arbitrary<NewFact[]> = fc.array(fact, { maxLength: 30 });

/** A step of a random history: a fact on one of a few streams, or a correction or strike-out of an earlier entry there. */
export interface Step {
  readonly stream: string;
  readonly facts: readonly NewFact[];
  /** Which earlier entry to correct or strike out, counted round. */
  readonly change?: { readonly kind: 'EntryCorrected' | 'EntryStruckOut'; readonly nth: number; readonly on: string };
}

export const histories: fc.Arbitrary<Step[]> = fc.array(
  fc.record(
    {
      stream: fc.constantFrom('child-A1', 'child-A2', 'child-A3'),
      facts: fc.array(fact, { minLength: 1, maxLength: 6 }),
      change: fc.record({ kind: fc.constantFrom('EntryCorrected' as const, 'EntryStruckOut' as const), nth: fc.nat(50), on: day }),
    },
    { requiredKeys: ['stream', 'facts'] },
  ),
  { minLength: 1, maxLength: 12 },
);
