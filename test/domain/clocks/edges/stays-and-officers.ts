import { raised, resolved, status } from '../../../support/facts';
import { beforeAssessment } from '../../../support/homes';
import { becameLookedAfter, entered, happened, placed } from '../../../support/story';
import type { Edge } from './edge';

const care = entered('2025-04-14');
const secureOrder = (on: string, until?: string) => happened('SecureAccommodationOrderMade', on, { until });
const secure = placed('2025-04-14', { placement: 'K1' });
const detention = placed('2025-04-14', { placement: 'R5' });
const liberty = happened('DeprivationOfLibertyOrderMade', '2025-05-01', { reviewBy: '2025-06-02' });
const libertyEnded = (on: string) => happened('DeprivationOfLibertyEnded', on, {});
const appointed = (on: string) => happened('IroAppointed', on, { iro: 'i1' });
const left = (on: string) => happened('IroEnded', on, {});
const completed = (on: string) => happened('ParentAssessmentCompleted', on, {});
const assessmentReviewed = (on: string) => happened('ParentAssessmentReviewed', on, {});

export const staysAndOfficers: readonly Edge[] = [
  [
    'PL-20a',
    'an order that lasts until the day',
    [becameLookedAfter('2025-04-01', 'C2'), secureOrder('2025-04-10', '2025-04-14'), secure],
    ['#2 2025-04-14 due 2025-04-17: met 2025-04-10 by #1'],
  ],
  [
    'PL-20a',
    'an order that was over',
    [becameLookedAfter('2025-04-01', 'C2'), secureOrder('2025-04-10', '2025-04-13'), secure],
    ['#2 2025-04-14 due 2025-04-17: open'],
  ],
  [
    'PL-20a',
    'an order from before that names no day',
    [becameLookedAfter('2025-04-01', 'C2'), secureOrder('2025-04-10'), secure],
    ['#2 2025-04-14 due 2025-04-17: open'],
  ],
  [
    'PL-22',
    'remand ends',
    [becameLookedAfter('2025-04-14', 'J1'), detention, status('2025-04-28', 'C1')],
    ['#1 2025-04-14 due 2025-04-30: void 2025-04-28, remand ended by #2'],
  ],
  [
    'PL-22',
    'remanded while there',
    [becameLookedAfter('2025-04-14', 'C1'), detention, status('2025-04-22', 'J1')],
    ['#2 2025-04-22 due 2025-05-07: open'],
  ],
  ['PL-22', 'remand had ended before', [becameLookedAfter('2025-04-01', 'J1'), status('2025-04-10', 'C1'), detention], []],
  ['PL-22', 'remand ends on the day', [becameLookedAfter('2025-04-01', 'J1'), status('2025-04-14', 'C1'), detention], []],
  ['PL-21', 'the day that the court named', [...care, liberty], ['#2 2025-05-01 due 2025-06-02: open']],
  [
    'PL-21',
    'ended',
    [...care, liberty, libertyEnded('2025-05-20')],
    ['#2 2025-05-01 due 2025-06-02: void 2025-05-20, deprivation of liberty ended by #3'],
  ],
  ['PL-21', 'an earlier one ended', [...care, libertyEnded('2025-04-20'), liberty], ['#3 2025-05-01 due 2025-06-02: open']],
  [
    'PL-21',
    'ended on the day',
    [...care, liberty, libertyEnded('2025-05-01')],
    ['#2 2025-05-01 due 2025-06-02: void 2025-05-01, deprivation of liberty ended by #3'],
  ],
  [
    'PL-21',
    'a review on the day of the order',
    [...care, liberty, happened('DeprivationOfLibertyReviewed', '2025-05-01', {})],
    ['#2 2025-05-01 due 2025-06-02: open'],
  ],
  [
    'IR-02',
    'a vacancy that was filled on its day, and another',
    [...care, appointed('2025-04-16'), left('2025-05-01'), appointed('2025-05-01'), left('2025-06-02')],
    ['#3 2025-05-01 due 2025-05-09: met 2025-05-01 by #4', '#5 2025-06-02 due 2025-06-09: open'],
  ],
  [
    'IR-06',
    'each concern by its number',
    [...care, raised('2025-05-01', 'c1'), raised('2025-05-06', 'c2'), resolved('2025-05-08', 'c2')],
    ['#2 2025-05-01 due 2025-06-02: open', '#3 2025-05-06 due 2025-06-04: met 2025-05-08 by #4'],
  ],
  [
    'PL-05a',
    'reviewed before it was completed',
    [...beforeAssessment('2025-04-14'), assessmentReviewed('2025-04-20'), completed('2025-04-22')],
    ['#1 2025-04-14 due 2025-04-30: open'],
  ],
  [
    'PL-05a',
    'reviewed on the day it was completed',
    [...beforeAssessment('2025-04-14'), completed('2025-04-22'), assessmentReviewed('2025-04-22')],
    ['#1 2025-04-14 due 2025-04-30: met 2025-04-22 by #3'],
  ],
  [
    'PL-05b',
    'decided before it was reviewed',
    [
      ...beforeAssessment('2025-04-14'),
      completed('2025-04-22'),
      happened('PlacementWithParentsDecided', '2025-04-22', {}),
      assessmentReviewed('2025-04-24'),
    ],
    ['#4 2025-04-24 due 2025-05-09: open'],
  ],
];
