import { approved, back, missing, status } from '../../../support/facts';
import { connected } from '../../../support/homes';
import { becameLookedAfter, bornOn, ceased, entered, happened, idOf, placed } from '../../../support/story';
import type { Edge } from './edge';

const care = entered('2025-04-14');
const inCare = becameLookedAfter('2025-04-14', 'C2');
const nextDoor = { area: 'ADJOINING', carer: 'c1' } as const;
const areaApproved = (on: string, placement?: string) => happened('OutOfAreaApproved', on, { approver: 'NO', placement });
const carePlan = (on: string) => happened('CarePlanPrepared', on, {});
const homePlan = (on: string, placement?: string) => happened('PlacementPlanPrepared', on, { placement });
const declined = (on: string) => happened('ReturnInterviewDeclined', on, {});
const endApproved = (on: string) => happened('EndingOfCareApproved', on, { by: 'NO' });
const extended = (on: string) => happened('TemporaryApprovalExtended', on, {});

export const homes: readonly Edge[] = [
  [
    'PL-01',
    'names the second stay with one carer',
    [inCare, placed('2025-04-14', nextDoor), placed('2025-05-01', { ...nextDoor, placement: 'U4' }), areaApproved('2025-05-02', idOf(2))],
    ['#1 2025-04-14 due 2025-04-14: met 2025-05-02 by #3'],
  ],
  [
    'PL-01',
    'on the day of a move it is for the new home',
    [inCare, placed('2025-04-14', nextDoor), placed('2025-06-02', { area: 'ADJOINING', placement: 'K2' }), areaApproved('2025-06-02')],
    ['#1 2025-04-14 due 2025-04-14: left late 2025-06-02, placement ended by #2', '#2 2025-06-02 due 2025-06-02: met 2025-06-02 by #3'],
  ],
  [
    'PL-01',
    'between two homes outside the area it is for the next',
    [
      inCare,
      placed('2025-04-14', nextDoor),
      placed('2025-05-01', { area: 'INSIDE', placement: 'K2' }),
      placed('2025-06-02', { area: 'ADJOINING', placement: 'K2' }),
      areaApproved('2025-05-15'),
    ],
    ['#1 2025-04-14 due 2025-04-14: left late 2025-05-01, placement ended by #2', '#3 2025-06-02 due 2025-06-02: met 2025-05-15 by #4'],
  ],
  [
    'PL-02',
    'a carer who may adopt, and adopters, need none at a distance',
    [inCare, placed('2025-04-14', { area: 'DISTANT', placement: 'U5' }), placed('2025-06-02', { area: 'DISTANT', placement: 'A6' })],
    [],
  ],
  [
    'PL-02',
    'carers of long standing do',
    [inCare, placed('2025-04-14', { area: 'DISTANT', placement: 'U4' })],
    ['#1 2025-04-14 due 2025-04-14: open'],
  ],
  [
    'CP-01',
    'made on the last day of earlier care',
    [...entered('2025-01-06'), ceased('2025-02-03'), carePlan('2025-02-03'), ...care],
    ['#1 2025-01-06 due 2025-01-20: met 2025-02-03 by #3', '#5 2025-04-14 due 2025-04-30: open'],
  ],
  [
    'CP-01',
    'made in care, before the first placement',
    [inCare, carePlan('2025-04-14'), placed('2025-04-20')],
    ['#2 2025-04-20 due 2025-05-06: met 2025-04-14 by #1'],
  ],
  [
    'CP-01',
    'made on the day on which care ended and began',
    [...entered('2025-01-06'), ceased('2025-04-14'), inCare, carePlan('2025-04-14'), placed('2025-04-20')],
    ['#1 2025-01-06 due 2025-01-20: left late 2025-04-14, care ended by #2', '#5 2025-04-20 due 2025-05-06: met 2025-04-14 by #4'],
  ],
  [
    'PP-01',
    'made for a home that the child had left',
    [...care, placed('2025-05-06', { placement: 'K2' }), homePlan('2025-05-10', idOf(1))],
    ['#1 2025-04-14 due 2025-04-23: left late 2025-05-06, placement ended by #2', '#2 2025-05-06 due 2025-05-13: open'],
  ],
  [
    'MS-01',
    'declined on the day care ended',
    [...care, missing('2025-05-01'), back('2025-05-02'), ceased('2025-05-04'), declined('2025-05-04')],
    ['#3 2025-05-02 due 2025-05-05: left late 2025-05-04, declined by #5'],
  ],
  [
    'MS-01',
    'declined after care had ended',
    [...care, missing('2025-05-01'), back('2025-05-02'), ceased('2025-05-04'), declined('2025-05-05')],
    ['#3 2025-05-02 due 2025-05-05: void 2025-05-04, care ended by #4'],
  ],
  [
    'MS-01',
    'missing again at the very hour',
    [...care, missing('2025-05-01'), back('2025-05-02', '2025-05-02T10:00:00Z'), missing('2025-05-05', '2025-05-05T10:00:00Z')],
    ['#3 2025-05-02 due 2025-05-05: void 2025-05-05, missing again by #4'],
  ],
  [
    'MS-01',
    'missing again a minute later',
    [...care, missing('2025-05-01'), back('2025-05-02', '2025-05-02T10:00:00Z'), missing('2025-05-05', '2025-05-05T10:01:00Z')],
    ['#3 2025-05-02 due 2025-05-05: left late 2025-05-05, missing again by #4'],
  ],
  [
    'MS-01',
    'missing again at an hour nobody knows',
    [...care, missing('2025-05-01'), back('2025-05-02', '2025-05-02T10:00:00Z'), missing('2025-05-05')],
    ['#3 2025-05-02 due 2025-05-05: void 2025-05-05, missing again by #4'],
  ],
  [
    'CE-01',
    'at 16 under section 20 the officer is not enough',
    [bornOn('2009-04-01'), ...entered('2025-04-14', 'V2'), endApproved('2025-06-01'), ceased('2025-06-02')],
    ['#4 2025-06-02 due 2025-06-02: left late 2025-06-03, care ended by #4'],
  ],
  [
    'CE-01',
    'at 15 it is',
    [bornOn('2009-06-03'), ...entered('2025-04-14', 'V2'), endApproved('2025-06-01'), ceased('2025-06-02')],
    ['#4 2025-06-02 due 2025-06-02: met 2025-06-01 by #3'],
  ],
  [
    'CE-01',
    'at 16 it is, where an order followed section 20',
    [bornOn('2009-04-01'), ...entered('2025-04-14', 'V2'), status('2025-05-01', 'C2'), endApproved('2025-06-01'), ceased('2025-06-02')],
    ['#5 2025-06-02 due 2025-06-02: met 2025-06-01 by #4'],
  ],
  [
    'CE-01',
    'at 16 it is, where section 20 begins with the care that follows',
    [bornOn('2009-04-01'), ...care, endApproved('2025-06-01'), ceased('2025-06-02'), becameLookedAfter('2025-06-02', 'V2')],
    ['#4 2025-06-02 due 2025-06-02: met 2025-06-01 by #3'],
  ],
  [
    'CE-01',
    'approved on the first day of care',
    [...care, endApproved('2025-04-14'), ceased('2025-06-02')],
    ['#3 2025-06-02 due 2025-06-02: met 2025-04-14 by #2'],
  ],
  [
    'CE-01',
    'approved in earlier care',
    [...entered('2025-01-06'), endApproved('2025-01-10'), ceased('2025-01-20'), ...care, ceased('2025-06-02')],
    ['#6 2025-06-02 due 2025-06-02: left late 2025-06-03, care ended by #6'],
  ],
  [
    'PL-06',
    'approved before it was extended',
    [...connected('2025-04-14'), approved('2025-06-02'), extended('2025-07-01')],
    ['#1 2025-04-14 due 2025-08-03: met 2025-06-02 by #2'],
  ],
  [
    'PL-06',
    'approved on the day it was extended',
    [...connected('2025-04-14'), approved('2025-07-01'), extended('2025-07-01')],
    ['#1 2025-04-14 due 2025-08-03: met 2025-07-01 by #2'],
  ],
  [
    'PL-06',
    'approved after it was extended',
    [...connected('2025-04-14'), extended('2025-07-01'), approved('2025-07-02')],
    ['#1 2025-04-14 due 2025-08-03: void 2025-07-01, extended by #2', '#1 2025-04-14 from 2025-07-01 due 2025-09-28: met 2025-07-02 by #3'],
  ],
  ['PL-06', 'extended from the first day', [...connected('2025-04-14'), extended('2025-04-14')], ['#1 2025-04-14 due 2025-09-28: open']],
];
