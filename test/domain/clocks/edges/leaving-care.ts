import type { NewFact } from '@waymark/domain';
import { becameLookedAfter, bornOn, ceased, entered, happened, visited } from '../../../support/story';
import type { Edge } from './edge';

/** Eligible from 10 June 2025, the 16th birthday; 18 on 10 June 2027, 21 on 10 June 2030. */
const eligible = [bornOn('2009-06-10'), ...entered('2024-04-01')];
const left = [...eligible, ceased('2026-05-01', 'E5')];
const tookOver = ceased('2025-08-01', 'E3');
const assessed = (on: string) => happened('NeedsAssessmentCompleted', on, {});
const plan = (on: string) => happened('PathwayPlanPrepared', on, {});
const reviewed = (on: string) => happened('PathwayPlanReviewed', on, {});
const adviser = (on: string) => happened('PersonalAdviserAppointed', on, { adviser: 'pa-1' });
const adviserEnded = (on: string) => happened('PersonalAdviserEnded', on, {});
const inTouch = (on: string) => happened('KeepingInTouch', on, {});
const home = (on: string, accommodation: 'U' | 'Z' = 'U', address?: string, byAuthority = true): NewFact =>
  happened('AccommodationRecorded', on, { accommodation, byAuthority, address });

/** From becoming eligible to the 21st birthday. */
export const leavingCare: readonly Edge[] = [
  [
    'LC-02',
    'assessed on the day another authority takes over',
    [...eligible, tookOver, assessed('2025-08-01')],
    ['#1 2025-06-10 due 2025-09-10: met 2025-08-01 by #4'],
  ],
  [
    'LC-02',
    'assessed the day after',
    [...eligible, tookOver, assessed('2025-08-02')],
    ['#1 2025-06-10 due 2025-09-10: void 2025-08-01, another authority took over by #3'],
  ],
  [
    'LC-03',
    'planned on the day another authority takes over',
    [...eligible, tookOver, plan('2025-08-01')],
    ['#1 2025-06-10 due 2025-09-10: met 2025-08-01 by #4'],
  ],
  [
    'LC-03',
    'planned the day after',
    [...eligible, tookOver, plan('2025-08-02')],
    ['#1 2025-06-10 due 2025-09-10: void 2025-08-01, another authority took over by #3'],
  ],
  [
    'LC-04',
    'appointed on the day another authority takes over',
    [...eligible, tookOver, adviser('2025-08-01')],
    ['#1 2025-06-10 due 2025-09-10: met 2025-08-01 by #4'],
  ],
  [
    'LC-04',
    'appointed the day after',
    [...eligible, tookOver, adviser('2025-08-02')],
    ['#1 2025-06-10 due 2025-09-10: void 2025-08-01, another authority took over by #3'],
  ],
  [
    'LC-04',
    'one before had ended',
    [...eligible, adviserEnded('2025-05-10'), adviser('2025-05-20')],
    ['#1 2025-06-10 due 2025-09-10: met 2025-05-20 by #4'],
  ],
  [
    'LC-04',
    'ended on the day of appointment',
    [...eligible, adviser('2025-05-20'), adviserEnded('2025-05-20')],
    ['#1 2025-06-10 due 2025-09-10: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-04',
    'ended on the day of becoming eligible',
    [...eligible, adviser('2025-05-20'), adviserEnded('2025-06-10')],
    ['#1 2025-06-10 due 2025-09-10: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-04',
    'ended only afterwards',
    [...eligible, adviser('2025-05-20'), adviserEnded('2025-06-11')],
    ['#1 2025-06-10 due 2025-09-10: met 2025-05-20 by #3'],
  ],
  [
    'LC-05',
    'a second plan is a review, before a review',
    [...eligible, plan('2025-07-01'), reviewed('2025-12-01'), plan('2025-10-01')],
    [
      '#3 2025-07-01 due 2026-01-01: met 2025-10-01 by #5',
      '#5 2025-10-01 due 2026-04-01: met 2025-12-01 by #4',
      '#4 2025-12-01 due 2026-06-01: left late 2030-06-10, turned 21 by #0',
    ],
  ],
  ['LC-05', 'planned on the day another authority takes over', [...eligible, tookOver, plan('2025-08-01')], []],
  [
    'LC-05',
    'planned the day before',
    [...eligible, tookOver, plan('2025-07-31')],
    ['#4 2025-07-31 due 2026-01-31: void 2025-08-01, another authority took over by #3'],
  ],
  [
    'LC-06',
    'another kind of home is a move',
    [...left, home('2026-05-02'), home('2026-05-05', 'Z')],
    [
      '#4 2026-05-02 due 2026-05-09: void 2026-05-05, moved on by #5',
      '#5 2026-05-05 due 2026-05-12: left late 2030-06-10, turned 21 by #0',
    ],
  ],
  [
    'LC-06',
    'the same address is none',
    [...left, home('2026-05-02', 'U', '1 High Street'), home('2026-05-05', 'U', '1 High Street')],
    ['#4 2026-05-02 due 2026-05-09: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-06',
    'a home from the day of coming back into care',
    [...left, becameLookedAfter('2026-06-01', 'V2'), home('2026-06-01')],
    ['#5 2026-06-01 due 2026-06-08: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-06',
    'a home from before becoming eligible',
    [...eligible, home('2025-06-01')],
    ['#1 2025-06-10 due 2025-06-17: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-06',
    'a home from that day',
    [...eligible, home('2025-06-10')],
    ['#3 2025-06-10 due 2025-06-17: left late 2030-06-10, turned 21 by #0'],
  ],
  ['LC-06', 'a home left before becoming eligible', [...eligible, home('2025-05-01'), home('2025-06-09', 'U', undefined, false)], []],
  ['LC-06', 'a home left on that day', [...eligible, home('2025-05-01'), home('2025-06-10', 'U', undefined, false)], []],
  [
    'LC-06',
    'not by a visit before the move, nor by one that saw nobody',
    [...left, visited('2026-05-01'), home('2026-05-02'), visited('2026-05-03', { childSeen: false })],
    ['#5 2026-05-02 due 2026-05-09: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-06',
    'the second with the next review of the plan',
    [...left, plan('2026-01-01'), home('2026-05-02'), visited('2026-05-05'), plan('2026-06-01')],
    ['#5 2026-05-02 due 2026-05-09: met 2026-05-05 by #6', '#6 2026-05-05 due 2026-07-01: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-06',
    'the second within two months, with a plan of that day',
    [...left, home('2026-05-02'), visited('2026-05-05'), plan('2026-05-05')],
    ['#4 2026-05-02 due 2026-05-09: met 2026-05-05 by #5', '#5 2026-05-05 due 2026-07-05: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-06',
    'the second within two months, where the review is late',
    [...left, plan('2025-11-05'), home('2026-05-02'), visited('2026-05-05')],
    ['#5 2026-05-02 due 2026-05-09: met 2026-05-05 by #6', '#6 2026-05-05 due 2026-07-05: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-06',
    'the second with a review a day later',
    [...left, plan('2025-11-06'), home('2026-05-02'), visited('2026-05-05')],
    ['#5 2026-05-02 due 2026-05-09: met 2026-05-05 by #6', '#6 2026-05-05 due 2026-05-06: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-06',
    'the third within two months, whatever the plan',
    [...left, plan('2026-01-05'), home('2026-05-02'), visited('2026-05-05'), visited('2026-06-01')],
    [
      '#5 2026-05-02 due 2026-05-09: met 2026-05-05 by #6',
      '#6 2026-05-05 due 2026-07-05: met 2026-06-01 by #7',
      '#7 2026-06-01 due 2026-08-01: left late 2030-06-10, turned 21 by #0',
    ],
  ],
  [
    'LC-07',
    'visits and contacts in their order',
    [...left, inTouch('2026-05-20'), visited('2026-05-10'), visited('2026-05-20')],
    [
      '#3 2026-05-01 due 2026-06-26: met 2026-05-10 by #5',
      '#5 2026-05-10 due 2026-07-05: met 2026-05-20 by #4',
      '#4 2026-05-20 due 2026-07-15: left late 2030-06-10, turned 21 by #0',
    ],
  ],
  [
    'LC-07',
    'not by a visit that saw nobody, nor one in care',
    [...left, visited('2026-04-20'), visited('2026-05-10', { childSeen: false })],
    ['#3 2026-05-01 due 2026-06-26: left late 2030-06-10, turned 21 by #0'],
  ],
  [
    'LC-07',
    'earlier care, which ended before becoming eligible',
    [bornOn('2009-06-10'), ...entered('2024-04-01'), ceased('2025-05-01'), ...entered('2025-05-10'), ceased('2026-05-01', 'E5')],
    ['#6 2026-05-01 due 2026-06-26: left late 2030-06-10, turned 21 by #0'],
  ],
  ['LC-07', 'care that another authority took over', [...eligible, ceased('2026-05-01', 'E3')], []],
  [
    'LC-07',
    'back in care on the day it ended',
    [...left, becameLookedAfter('2026-05-01', 'V2'), ceased('2026-09-01')],
    ['#5 2026-09-01 due 2026-10-27: left late 2030-06-10, turned 21 by #0'],
  ],
  ['LC-07', 'from the 18th birthday on', eligible, ['#0 2027-06-10 due 2027-08-05: left late 2030-06-10, turned 21 by #0']],
  ['LC-08', 'a home from before becoming eligible', [...eligible, home('2025-06-01')], []],
  [
    'LC-08',
    'not by a plan before the move',
    [...left, plan('2026-01-01'), home('2026-05-02'), reviewed('2026-05-20')],
    ['#5 2026-05-02 due 2026-05-30: met 2026-05-20 by #6'],
  ],
];
