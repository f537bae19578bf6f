import type { DriftRuleId, FactOf, NewFact } from '@waymark/domain';
import { drift, said } from '../../support/drift';
import { adoptionDecided, endorsed, match, order, plan, referred } from '../../support/facts';
import { atHome, home } from '../../support/homes';
import { bornOn, ceased, entered, happened, idOf, placed, reviewed } from '../../support/story';

const reversed = (on: string): NewFact => happened('AdoptionDecisionReversed', on, {});
const revoked = (on: string): NewFact => happened('PlacementOrderRevoked', on, {});
const consent = (on: string): NewFact => happened('ConsentToPlacementGiven', on, {});
const adopters = (on: string): NewFact => placed(on, { placement: 'A4' });
const found = (on: string, sectionTwentyRight: boolean): NewFact => happened('ReviewHeld', on, { sectionTwentyRight });
const ownConsent = (on: string): NewFact => happened('SectionTwentyConsentRecorded', on, { by: 'CHILD' });

const before = (on: string, permanence: FactOf<'PreviousPermanenceRecorded'>['permanence']): NewFact =>
  happened('PreviousPermanenceRecorded', on, { permanence });
const appointment = happened('ReviewPlanned', '2025-04-20', { plannedFor: '2025-05-14' });
const done = (on: string): NewFact => happened('ReviewActionCompleted', on, { decision: 'd1' });
const decided = (on: string): NewFact => happened('ReviewDecisionMade', on, { decision: 'd1' });
const discharge = (on: string): NewFact => happened('DischargeApplied', on, {});
const refusedOn = (on: string): NewFact => happened('DischargeApplicationEnded', on, {});

const churned = [...entered('2025-01-06'), plan('2025-02-03', 'RETURN6M'), plan('2025-03-03', 'LTFOST18'), plan('2025-04-01', 'ADOPTION')];
const decidedAndReviewed = [...entered('2025-01-06'), decided('2025-05-01'), ...['2025-06-02', '2025-07-01', '2025-08-01'].map(reviewed)];
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
  ['D03', 'matched: the order is awaited', [...forAdoption, match('2025-06-02')], ['amber 2026-03-04 red 2026-09-02']],
  ['D03', 'reversed before the match', [...forAdoption, reversed('2025-05-20'), match('2025-06-02')], ['amber 2026-03-04 red 2026-09-02']],
  [
    'D03',
    'reversed after the match',
    [...forAdoption, match('2025-06-02'), reversed('2025-07-01')],
    ['amber 2025-09-01 red 2025-11-30 critical 2026-06-03'],
  ],
  ['D03', 'placed: from the placing', [...forAdoption, match('2025-06-02'), adopters('2025-07-01')], ['amber 2026-04-02 red 2026-10-01']],
  [
    'D03',
    'matched again while placed',
    [...forAdoption, match('2025-06-02'), adopters('2025-07-01'), match('2025-08-01')],
    ['amber 2026-04-02 red 2026-10-01'],
  ],
  [
    'D03',
    'matched again while the first match waits',
    [...forAdoption, match('2025-06-02'), match('2025-06-20')],
    ['amber 2026-03-04 red 2026-09-02'],
  ],
  [
    'D03',
    'another plan after the match, which has its own wait',
    [...forAdoption, match('2025-06-02'), plan('2025-07-01', 'LTFOST18')],
    ['red 2026-01-01 critical 2026-06-03'],
  ],
  [
    'D02',
    'three changes in twelve months',
    [...churned, plan('2025-05-01', 'LTRELFR')],
    ['amber 2025-05-01 - 2026-03-03', 'amber 2026-05-02 red 2026-11-02'],
  ],
  ['D02', 'until care ends', [...churned, plan('2025-05-01', 'LTRELFR'), ceased('2025-09-01')], ['amber 2025-05-01 - 2025-09-01']],
  [
    'D02',
    'the third change twelve months after the first',
    [...churned, plan('2026-03-03', 'LTRELFR')],
    ['amber 2027-03-04 red 2027-09-04'],
  ],
  [
    'D02',
    'the third change a day sooner',
    [...churned, plan('2026-03-02', 'LTRELFR')],
    ['amber 2026-03-02 - 2026-03-03', 'amber 2027-03-03 red 2027-09-03'],
  ],
  [
    'D02',
    'a decision found open twice, and three times',
    [...decidedAndReviewed, done('2025-09-01')],
    ['amber 2025-07-01 red 2025-08-01 - 2025-09-01'],
  ],
  [
    'D02',
    'a review on the day of the decision is not one after it',
    [...decidedAndReviewed, reviewed('2025-05-01'), done('2025-09-01')],
    ['amber 2025-07-01 red 2025-08-01 - 2025-09-01'],
  ],
  ['D02', 'done on the day it was decided', [...decidedAndReviewed, done('2025-05-01')], []],
  ['D02', 'done on the day of the second review', [...decidedAndReviewed, done('2025-07-01')], []],
  ['D02', 'done the day after the second review', [...decidedAndReviewed, done('2025-07-02')], ['amber 2025-07-01 - 2025-07-02']],
  [
    'D02',
    'decided again while it is open',
    [...decidedAndReviewed, decided('2025-06-10'), done('2025-09-01')],
    ['amber 2025-07-01 red 2025-08-01 - 2025-09-01'],
  ],
  [
    'D02',
    'decided again when it had been done',
    [...decidedAndReviewed, done('2025-09-01'), decided('2025-10-01'), reviewed('2025-11-03'), reviewed('2025-12-01')],
    ['amber 2025-07-01 red 2025-08-01 - 2025-09-01', 'amber 2025-12-01'],
  ],
  ['D18', 'a year, and a year and a half', home('C2', '2023-01-09'), ['amber 2024-01-10 red 2024-07-11']],
  [
    'D18',
    'silent while an application to discharge is open',
    [...home('C2', '2023-01-09'), discharge('2024-02-01'), refusedOn('2024-03-01')],
    ['amber 2024-01-10 - 2024-02-01', 'amber 2024-03-01 red 2024-07-11'],
  ],
  [
    'D18',
    'the end of an earlier application is not the end of this one',
    [...home('C2', '2023-01-09'), refusedOn('2023-12-01'), discharge('2024-02-01'), refusedOn('2024-03-01')],
    ['amber 2024-01-10 - 2024-02-01', 'amber 2024-03-01 red 2024-07-11'],
  ],
  [
    'D18',
    'refused on the day it was made',
    [...home('C2', '2023-01-09'), discharge('2024-02-01'), refusedOn('2024-02-01')],
    ['amber 2024-01-10 red 2024-07-11'],
  ],
  [
    'D03',
    'matched again after a reversal',
    [...forAdoption, match('2025-06-02'), reversed('2025-07-01'), match('2025-08-01')],
    ['amber 2026-05-03 red 2026-11-01'],
  ],
  [
    'D03',
    'a match made while placed waits for nothing when the placing fails',
    [...forAdoption, match('2025-06-02'), adopters('2025-07-01'), match('2025-08-01'), placed('2025-09-01')],
    ['amber 2025-09-30 red 2025-12-29 critical 2026-07-02'],
  ],
  [
    'D03',
    'one made on the day it fails does',
    [...forAdoption, match('2025-06-02'), adopters('2025-07-01'), match('2025-09-01'), placed('2025-09-01')],
    ['amber 2026-06-03 red 2026-12-02'],
  ],
  [
    'D08',
    'a home for less than 24 hours',
    [
      ...entered('2025-04-14'),
      placed('2025-05-01', { placement: 'K2', at: '2025-05-01T10:00:00Z' }),
      placed('2025-05-02', { at: '2025-05-02T09:59:00Z' }),
    ],
    [],
  ],
  [
    'D08',
    'for 24 hours',
    [
      ...entered('2025-04-14'),
      placed('2025-05-01', { placement: 'K2', at: '2025-05-01T10:00:00Z' }),
      placed('2025-05-02', { at: '2025-05-02T10:00:00Z' }),
    ],
    ['red 2025-05-02 - 2026-04-30'],
  ],
  [
    'D08',
    'for a night whose hours nobody knows',
    [...entered('2025-04-14'), placed('2025-05-01', { placement: 'K2', at: '2025-05-01T10:00:00Z' }), placed('2025-05-02')],
    ['red 2025-05-02 - 2026-04-30'],
  ],
  [
    'D10',
    'matched, and the placement ended',
    [
      ...entered('2025-04-14', 'C1', { placement: 'U4' }),
      plan('2025-05-01', 'LTFOST18'),
      happened('LongTermMatchConfirmed', '2025-06-02', {}),
      placed('2025-07-01', { placement: 'K2' }),
    ],
    ['amber 2025-10-01 red 2026-01-01 critical 2026-07-02'],
  ],
  ['D16', 'not home', [...entered('2025-04-14'), plan('2025-05-01', 'RETURN6M')], ['amber 2025-11-02 red 2026-01-30']],
  ['D16', 'home', [...entered('2025-04-14'), plan('2025-05-01', 'RETURN6M'), atHome('2025-06-02')], []],
  [
    'D16',
    'home, and away again',
    [...entered('2025-04-14'), plan('2025-05-01', 'RETURN6M'), atHome('2025-06-02'), placed('2025-07-01')],
    ['amber 2025-11-02 red 2026-01-30'],
  ],
  [
    'D16',
    'home when it was amber',
    [...entered('2025-04-14'), plan('2025-05-01', 'RETURN6M'), atHome('2025-11-10')],
    ['amber 2025-11-02 - 2025-11-10'],
  ],
  ['D17', 'back after 183 days', [...entered('2024-03-04'), ceased('2024-10-13'), ...entered('2025-04-14')], ['red 2025-04-14']],
  ['D17', 'back after 184 days', [...entered('2024-03-04'), ceased('2024-10-12'), ...entered('2025-04-14')], ['amber 2025-04-14']],
  ['D17', 'a permanent home before', [...entered('2025-04-14'), before('2025-04-14', 'P1')], ['info 2025-04-14']],
  ['D17', 'not known whether there was one', [...entered('2025-04-14'), before('2025-04-14', 'P4')], []],
  [
    'D17',
    'recorded in earlier care',
    [...entered('2024-03-04'), before('2024-03-04', 'P1'), ceased('2024-05-01', 'E5'), ...entered('2025-04-14')],
    ['info 2024-03-04 - 2024-05-01'],
  ],
  ['D17', 'recorded when care had ended', [...entered('2025-04-14'), ceased('2025-05-01', 'E5'), before('2025-05-01', 'P1')], []],
  [
    'D25',
    'the second referral, from no hotel',
    [referred('2025-06-02', true), happened('TransferEnded', '2025-06-04', { outcome: 'REFUSED' }), referred('2025-06-09')],
    ['amber 2025-06-24 red 2025-07-08'],
  ],
  [
    'D06',
    'another plan was withdrawn',
    [
      ...entered('2025-04-14'),
      appointment,
      happened('MovePlanned', '2025-04-20', { plannedFor: '2025-06-02' }),
      happened('PlanWithdrawn', '2025-04-25', { planned: idOf(3) }),
    ],
    ['amber 2025-05-15 red 2025-05-16 critical 2025-06-14'],
  ],
  [
    'D06',
    'this one was',
    [...entered('2025-04-14'), appointment, happened('PlanWithdrawn', '2025-05-06', { planned: idOf(2) })],
    ['amber 2025-05-06 red 2025-05-16 critical 2025-06-14'],
  ],
  [
    'D06',
    'an adoption review is none of a child in care',
    [...entered('2025-04-14'), happened('ReviewPlanned', '2025-04-20', { plannedFor: '2025-05-14', review: 'ADOPTION' })],
    ['amber 2025-04-30 red 2025-05-16 critical 2025-06-14'],
  ],
  [
    'D18',
    'a decision of a review about something else',
    [...home('C2', '2023-01-09'), happened('ReviewDecisionMade', '2023-12-01', { decision: 'd1' })],
    ['amber 2024-01-10 red 2024-07-11'],
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
