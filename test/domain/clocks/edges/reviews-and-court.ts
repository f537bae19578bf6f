import { adoptionDecided, adoptionReviewed, issued, plan } from '../../../support/facts';
import { atHome } from '../../../support/homes';
import { bornOn, ceased, entered, happened, placed, reviewed } from '../../../support/story';
import type { Edge } from './edge';

const care = entered('2025-04-14');
const adjourned = (on: string, review?: 'ADOPTION') => happened('ReviewAdjourned', on, { review });
const started = (on: string) => happened('PreProceedingsStarted', on, {});
const ended = (on: string, how: 'DISMISSED' | 'WITHDRAWN') => happened('CareApplicationEnded', on, { how });
const finalOrder = (on: string) => happened('FinalOrderMade', on, {});
const hearing = (on: string) => happened('CaseManagementHearingHeld', on, {});
const assessing = (on: string) => happened('SpecialGuardianshipAssessmentStarted', on, {});
const filed = (on: string) => happened('SpecialGuardianshipAssessmentFiled', on, {});
const guardianship = (on: string) => happened('SpecialGuardianshipOrderMade', on, {});
const minutes = (on: string) => happened('AdoptionPanelMinutesReceived', on, {});
const reversed = (on: string) => happened('AdoptionDecisionReversed', on, {});
const called = (on: string, before: string) => happened('ReviewCalledFor', on, { because: 'IRO', before });

export const reviewsAndCourt: readonly Edge[] = [
  [
    'RV-04',
    'each by its own day',
    [...care, called('2025-05-01', '2025-05-10'), called('2025-06-02', '2025-06-20')],
    ['#2 2025-05-01 due 2025-05-10: open', '#3 2025-06-02 due 2025-06-20: open'],
  ],
  [
    'RV-07',
    'completed on the day',
    [...care, adjourned('2025-05-05'), reviewed('2025-05-05')],
    ['#2 2025-05-05 due 2025-06-03: met 2025-05-05 by #3'],
  ],
  [
    'RV-07',
    'adjourned again before it was completed',
    [...care, adjourned('2025-05-05'), adjourned('2025-05-12'), reviewed('2025-05-20')],
    ['#2 2025-05-05 due 2025-06-03: met 2025-05-20 by #4'],
  ],
  [
    'RV-07',
    'adjourned again on the day it was completed',
    [...care, adjourned('2025-05-05'), adjourned('2025-05-12'), reviewed('2025-05-12')],
    ['#2 2025-05-05 due 2025-06-03: met 2025-05-12 by #4'],
  ],
  [
    'RV-07',
    'one of each kind',
    [...care, adjourned('2025-05-05'), reviewed('2025-05-12'), adjourned('2025-05-20', 'ADOPTION'), adoptionReviewed('2025-05-27')],
    ['#2 2025-05-05 due 2025-06-03: met 2025-05-12 by #3', '#4 2025-05-20 due 2025-06-18: met 2025-05-27 by #5'],
  ],
  ['PM-01', 'the first review on the first day', [...care, reviewed('2025-04-14')], ['#0 2025-04-14 due 2025-07-14: open']],
  [
    'PM-01',
    'set on the day of a review held early',
    [...care, reviewed('2025-05-01'), plan('2025-05-01', 'LTRELFR')],
    ['#0 2025-04-14 due 2025-08-15: met 2025-05-01 by #3'],
  ],
  [
    'PM-01',
    'set the day after it',
    [...care, reviewed('2025-05-01'), plan('2025-05-02', 'LTRELFR')],
    [
      '#0 2025-04-14 due 2025-08-15: void 2025-05-01, superseded: a review was held earlier by #2',
      '#0 2025-04-14 from 2025-05-01 due 2025-08-01: met 2025-05-02 by #3',
    ],
  ],
  [
    'PM-01',
    'care ends on the day of a review held early',
    [...care, reviewed('2025-05-01'), ceased('2025-05-01')],
    ['#0 2025-04-14 due 2025-08-15: void 2025-05-01, care ended by #3'],
  ],
  [
    'PM-03',
    'issued before the letter was answered',
    [...care, started('2025-05-01'), issued('2025-06-02'), happened('PreProceedingsEnded', '2025-06-05', {})],
    ['#2 2025-05-01 due 2025-08-21: met 2025-06-02 by #3'],
  ],
  ['PM-03', 'an application from before', [...care, issued('2025-04-20'), started('2025-05-01')], ['#3 2025-05-01 due 2025-08-21: open']],
  [
    'PM-03',
    'started again',
    [started('2025-05-01'), started('2025-06-02')],
    ['#0 2025-05-01 due 2025-08-21: void 2025-06-02, started again by #1', '#1 2025-06-02 due 2025-09-22: open'],
  ],
  [
    'PM-03',
    'the child dies out of care',
    [started('2025-05-01'), happened('DeathRecorded', '2025-06-01', {})],
    ['#0 2025-05-01 due 2025-08-21: void 2025-06-01, the child died by #1'],
  ],
  [
    'PM-04',
    'two applications, each with its end',
    [issued('2025-04-14'), ended('2025-05-01', 'DISMISSED'), issued('2025-06-02'), ended('2025-07-01', 'WITHDRAWN')],
    [
      '#0 2025-04-14 due 2025-10-12: void 2025-05-01, application dismissed by #1',
      '#2 2025-06-02 due 2025-11-30: void 2025-07-01, application withdrawn by #3',
    ],
  ],
  [
    'PM-04',
    'an order after the 18th birthday',
    [bornOn('2007-06-01'), issued('2025-04-14'), finalOrder('2025-07-01')],
    ['#1 2025-04-14 due 2025-10-12: void 2025-06-01, turned 18 by #0'],
  ],
  ['PM-05', 'a hearing before the issue', [hearing('2025-04-01'), issued('2025-04-14')], ['#1 2025-04-14 due 2025-05-13: open']],
  ['SG-03', 'an order from before', [...care, guardianship('2025-04-20'), assessing('2025-05-01')], ['#3 2025-05-01 due 2025-07-24: open']],
  [
    'SG-03',
    'an order on the day',
    [...care, assessing('2025-05-01'), guardianship('2025-05-01')],
    ['#2 2025-05-01 due 2025-07-24: void 2025-05-01, order made by #3'],
  ],
  [
    'SG-03',
    'filed before it started, and started again',
    [...care, filed('2025-04-20'), assessing('2025-05-01'), assessing('2025-06-02')],
    ['#3 2025-05-01 due 2025-07-24: void 2025-06-02, started again by #4', '#4 2025-06-02 due 2025-08-25: open'],
  ],
  [
    'AD-03',
    'the first of two ends',
    [...care, minutes('2025-06-02'), reversed('2025-06-05'), plan('2025-06-04', 'RETURN6M')],
    ['#2 2025-06-02 due 2025-06-11: void 2025-06-04, plan changed by #4'],
  ],
  [
    'AD-03',
    'two ends on one day',
    [...care, minutes('2025-06-02'), reversed('2025-06-05'), plan('2025-06-05', 'RETURN6M')],
    ['#2 2025-06-02 due 2025-06-11: void 2025-06-05, decision reversed by #3'],
  ],
  ['AD-03', 'minutes after the 18th birthday', [bornOn('2007-06-01'), minutes('2025-06-02')], ['#1 2025-06-02 due 2025-06-11: open']],
  [
    'AD-03',
    'minutes on the 18th birthday',
    [bornOn('2007-06-02'), minutes('2025-06-02'), adoptionDecided('2025-06-03')],
    ['#1 2025-06-02 due 2025-06-11: void 2025-06-02, turned 18 by #0'],
  ],
  [
    'RH-01',
    'home in earlier care',
    [...entered('2025-01-06'), atHome('2025-01-10'), ceased('2025-02-03'), ...care, plan('2025-05-01', 'RETURN6M')],
    ['#6 2025-05-01 due 2025-11-01: open'],
  ],
  [
    'RH-01',
    'home, and gone again before the plan',
    [...care, atHome('2025-04-20'), placed('2025-04-25'), plan('2025-05-01', 'RETURN6M')],
    ['#4 2025-05-01 due 2025-11-01: open'],
  ],
  [
    'RH-01',
    'gone again on the day of the plan',
    [...care, atHome('2025-04-20'), placed('2025-05-01'), plan('2025-05-01', 'RETURN6M')],
    ['#4 2025-05-01 due 2025-11-01: open'],
  ],
  [
    'RH-01',
    'home when it became the plan',
    [...care, atHome('2025-04-20'), plan('2025-05-01', 'RETURN6M')],
    ['#3 2025-05-01 due 2025-11-01: met 2025-04-20 by #2'],
  ],
  [
    'RH-01',
    'home on the day of another plan',
    [...care, plan('2025-05-01', 'RETURN6M'), plan('2025-06-02', 'LTFOST18'), atHome('2025-06-02')],
    ['#2 2025-05-01 due 2025-11-01: met 2025-06-02 by #4'],
  ],
  [
    'RH-01',
    'home only after another plan',
    [...care, plan('2025-05-01', 'RETURN6M'), plan('2025-06-02', 'LTFOST18'), atHome('2025-06-03')],
    ['#2 2025-05-01 due 2025-11-01: void 2025-06-02, plan changed by #3'],
  ],
  [
    'RH-01',
    'care ends',
    [...care, plan('2025-05-01', 'RETURN6M'), ceased('2025-06-16')],
    ['#2 2025-05-01 due 2025-11-01: met 2025-06-16 by #3'],
  ],
  [
    'RH-01',
    'care ends after another plan',
    [...care, plan('2025-05-01', 'RETURN6M'), plan('2025-06-02', 'LTFOST18'), ceased('2025-06-16')],
    ['#2 2025-05-01 due 2025-11-01: void 2025-06-02, plan changed by #3'],
  ],
  [
    'RH-01',
    'another authority takes over',
    [...care, plan('2025-05-01', 'RETURN6M'), ceased('2025-06-16', 'E3')],
    ['#2 2025-05-01 due 2025-11-01: void 2025-06-16, care ended by #3'],
  ],
  [
    'RH-01',
    'the child dies',
    [...care, plan('2025-05-01', 'RETURN6M'), ceased('2025-06-16', 'E2')],
    ['#2 2025-05-01 due 2025-11-01: void 2025-06-16, the child died by #3'],
  ],
  [
    'RH-01',
    'the 18th birthday',
    [bornOn('2007-06-16'), ...care, plan('2025-05-01', 'RETURN6M')],
    ['#3 2025-05-01 due 2025-11-01: void 2025-06-16, turned 18 by #0'],
  ],
];
