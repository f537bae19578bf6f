import type { DriftRuleId, NewFact } from '@waymark/domain';
import { drift, said } from '../../support/drift';
import { adoptionDecided, endorsed, match, order, plan } from '../../support/facts';
import { bornOn, entered, happened, placed, reviewed } from '../../support/story';

const reversed = (on: string): NewFact => happened('AdoptionDecisionReversed', on, {});
const revoked = (on: string): NewFact => happened('PlacementOrderRevoked', on, {});
const consent = (on: string): NewFact => happened('ConsentToPlacementGiven', on, {});
const adopters = (on: string): NewFact => placed(on, { placement: 'A4' });
const found = (on: string, sectionTwentyRight: boolean): NewFact => happened('ReviewHeld', on, { sectionTwentyRight });
const ownConsent = (on: string): NewFact => happened('SectionTwentyConsentRecorded', on, { by: 'CHILD' });

const forAdoption = [...entered('2025-04-14', 'C2'), plan('2025-04-20', 'ADOPTION')];
const ordered = [...forAdoption, order('2025-05-01')];
const agreed = entered('2025-01-06', 'V2');
const planned = [...agreed, plan('2025-02-03', 'LTFOST18')];

/** A story at an edge of a rule, and the drift that it tells. */
const edges: [rule: DriftRuleId, what: string, facts: NewFact[], signals: string[]][] = [
  ['D12', 'no match', ordered, ['amber 2025-08-31 red 2025-11-01 critical 2026-05-02']],
  ['D12', 'matched before the order', [...forAdoption, match('2025-04-25'), order('2025-05-01')], []],
  [
    'D12',
    'a placing failed: from the move',
    [...ordered, adopters('2025-06-02'), placed('2025-07-01')],
    ['amber 2025-10-31 red 2026-01-01 critical 2026-07-02'],
  ],
  [
    'D12',
    'a placing failed, and there is another match',
    [...ordered, adopters('2025-06-02'), placed('2025-07-01'), match('2025-08-01')],
    [],
  ],
  [
    'D12',
    'the match of a placing that failed is used up',
    [...ordered, match('2025-05-20'), adopters('2025-06-02'), placed('2025-07-01')],
    ['amber 2025-10-31 red 2026-01-01 critical 2026-07-02'],
  ],
  [
    'D12',
    'the order had gone before the placing failed',
    [...ordered, adopters('2025-06-02'), revoked('2025-06-20'), placed('2025-07-01')],
    [],
  ],
  ['D12', 'matched when it was amber', [...ordered, match('2025-09-10')], ['amber 2025-08-31 - 2025-09-10']],
  ['D12', 'revoked when it was amber', [...ordered, revoked('2025-09-10')], ['amber 2025-08-31 - 2025-09-10']],
  [
    'D12',
    'the order before adoption was the plan',
    [...entered('2025-04-14', 'C2'), order('2025-05-01'), plan('2025-09-15', 'ADOPTION')],
    ['amber 2025-09-15 red 2025-11-01 critical 2026-05-02'],
  ],
  ['D13', 'a decision, and no order', [...entered('2025-04-14', 'C2'), adoptionDecided('2025-06-02')], ['red 2025-12-03']],
  ['D13', 'an order from before stands', [...entered('2025-04-14', 'C2'), order('2025-05-01'), adoptionDecided('2025-06-02')], []],
  [
    'D13',
    'an order from before had gone',
    [...entered('2025-04-14', 'C2'), order('2025-05-01'), revoked('2025-05-20'), adoptionDecided('2025-06-02')],
    ['red 2025-12-03'],
  ],
  [
    'D13',
    'an order from before goes on the day',
    [...entered('2025-04-14', 'C2'), order('2025-05-01'), revoked('2025-06-02'), adoptionDecided('2025-06-02')],
    ['red 2025-12-03'],
  ],
  [
    'D13',
    'an order from before goes the day after',
    [...entered('2025-04-14', 'C2'), order('2025-05-01'), revoked('2025-06-03'), adoptionDecided('2025-06-02')],
    [],
  ],
  ['D13', 'an order on the day', [...entered('2025-04-14', 'C2'), adoptionDecided('2025-06-02'), order('2025-06-02')], []],
  ['D13', 'placed without an order', [...entered('2025-04-14', 'C2'), adoptionDecided('2025-06-02'), adopters('2025-09-01')], []],
  ['D14', 'another plan', [...ordered, plan('2025-06-02', 'LTFOST18')], ['amber 2025-07-01 red 2025-09-02']],
  [
    'D14',
    'another plan, and adoption again',
    [...ordered, plan('2025-06-02', 'LTFOST18'), plan('2025-07-10', 'ADOPTION')],
    ['amber 2025-07-01 - 2025-07-10'],
  ],
  [
    'D14',
    'reversed, and decided again',
    [...ordered, reversed('2025-06-02'), adoptionDecided('2025-07-10')],
    ['amber 2025-07-01 - 2025-07-10'],
  ],
  [
    'D14',
    'another plan before adoption was one',
    [...entered('2025-04-14', 'C2'), plan('2025-04-16', 'LTFOST18'), plan('2025-04-20', 'ADOPTION'), order('2025-05-01')],
    [],
  ],
  ['D04', 'four, six and twelve months', agreed, ['amber 2025-05-07 red 2025-07-07 critical 2026-01-07']],
  ['D04', 'found right, for 183 days', [...planned, found('2025-03-03', true)], ['red 2025-09-03 critical 2026-01-07']],
  [
    'D04',
    'found right, then wrong',
    [...planned, found('2025-03-03', true), found('2025-05-12', false)],
    ['amber 2025-05-12 red 2025-07-07 critical 2026-01-07'],
  ],
  [
    'D04',
    'found right, then not asked',
    [...planned, found('2025-03-03', true), reviewed('2025-06-02')],
    ['red 2025-09-03 critical 2026-01-07'],
  ],
  ['D04', 'found right again', [...planned, found('2025-03-03', true), found('2025-06-02', true)], ['red 2025-12-03 critical 2026-01-07']],
  ['D04', 'found right without a plan', [...agreed, found('2025-03-03', true)], ['amber 2025-05-07 red 2025-07-07 critical 2026-01-07']],
  [
    'D04',
    'agreed by one of 16',
    [bornOn('2008-05-01'), ...agreed, ownConsent('2025-01-10')],
    ['info 2025-05-07 amber 2025-07-07 red 2026-01-07 - 2026-05-01'],
  ],
  [
    'D04',
    'agreed before turning 16',
    [bornOn('2009-08-01'), ...agreed, ownConsent('2025-01-10')],
    ['amber 2025-05-07 red 2025-07-07 amber 2025-08-01 red 2026-01-07 - 2027-08-01'],
  ],
];

describe('drift at its edge', () => {
  it.each(edges)('%s: %s', (rule, _what, facts, signals) => expect(drift(rule, ...facts)).toEqual(signals));

  it.each<[DriftRuleId, string, NewFact[], string]>([
    ['D12', '2025-09-10', ordered, 'The plan has been adoption and a placement order was made on 1 May 2025. No match is recorded.'],
    [
      'D12',
      '2025-09-10',
      [...forAdoption, consent('2025-05-01')],
      'The plan has been adoption and consent to the placement was given on 1 May 2025. No match is recorded.',
    ],
    [
      'D12',
      '2025-11-10',
      [...ordered, adopters('2025-06-02'), placed('2025-07-01')],
      'a placement order was made on 1 May 2025. A placement for adoption ended without an adoption order on 1 July 2025. No match',
    ],
    [
      'D14',
      '2025-08-01',
      [...ordered, plan('2025-06-02', 'LTFOST18')],
      'The plan is no longer adoption and the placement order is still in force, since 2 June 2025.',
    ],
    [
      'D14',
      '2025-08-01',
      [...ordered, reversed('2025-06-02'), plan('2025-06-20', 'LTFOST18')],
      'The adoption decision was reversed and the placement order is still in force, since 2 June 2025.',
    ],
    [
      'D02',
      '2026-03-10',
      [...entered('2025-01-06'), plan('2025-02-03', 'LTFOST18'), endorsed('2025-03-03')],
      'Permanence plan endorsed on 3 March 2025 and not endorsed at a review since.',
    ],
    [
      'D02',
      '2026-03-10',
      [...entered('2025-01-06'), plan('2025-02-03', 'LTFOST18')],
      'Permanence plan set on 3 February 2025 and not endorsed at a review since.',
    ],
  ])('%s says why on %s (%#)', (rule, on, facts, sentence) => expect(said(rule, on, ...facts)).toContain(sentence));
});
