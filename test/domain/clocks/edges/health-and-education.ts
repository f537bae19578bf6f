import type { FactOf } from '@waymark/domain';
import { bornOn, ceased, entered, happened } from '../../../support/story';
import type { Edge } from './edge';

const care = entered('2025-04-14');
type Kind = FactOf<'HealthAssessmentCompleted'>['assessment'];
const assessed = (on: string, assessment?: Kind) => happened('HealthAssessmentCompleted', on, { assessment });
const refused = (on: string, assessment?: Kind) => happened('HealthAssessmentRefused', on, { assessment });
const planReviewed = (on: string) => happened('PepReviewed', on, {});

export const healthAndEducation: readonly Edge[] = [
  [
    'HL-01',
    'made after care had ended',
    [...care, ceased('2025-05-01'), assessed('2025-05-05')],
    ['#0 2025-04-14 due 2025-05-15: void 2025-05-01, care ended by #2'],
  ],
  [
    'HL-01',
    'refused, then made',
    [...care, refused('2025-04-25'), assessed('2025-05-01')],
    ['#0 2025-04-14 due 2025-05-15: void 2025-04-25, refused by #2'],
  ],
  [
    'HL-01',
    'made and refused on one day',
    [...care, assessed('2025-05-01'), refused('2025-05-01')],
    ['#0 2025-04-14 due 2025-05-15: met 2025-05-01 by #2'],
  ],
  [
    'HL-01',
    'made, then refused',
    [...care, assessed('2025-05-01'), refused('2025-05-05')],
    ['#0 2025-04-14 due 2025-05-15: met 2025-05-01 by #2'],
  ],
  [
    'HL-03',
    'the first refused, then made',
    [...care, refused('2025-04-25'), assessed('2025-05-01')],
    ['#2 2025-04-25 due 2026-04-25: met 2025-05-01 by #3', '#3 2025-05-01 due 2026-05-01: open'],
  ],
  [
    'HL-03',
    'an initial one refused says nothing of a review',
    [...care, assessed('2025-05-01'), refused('2025-09-01', 'INITIAL')],
    ['#2 2025-05-01 due 2026-05-01: open'],
  ],
  [
    'HL-03',
    'refused after care had ended',
    [...care, assessed('2025-05-01'), ceased('2025-08-01'), refused('2025-09-01')],
    ['#2 2025-05-01 due 2026-05-01: void 2025-08-01, care ended by #3'],
  ],
  ['HL-03', 'refused after it was due', [...care, assessed('2025-05-01'), refused('2026-05-02')], ['#2 2025-05-01 due 2026-05-01: open']],
  [
    'HL-03',
    'made and refused on one day',
    [...care, assessed('2025-05-01'), assessed('2026-03-02'), refused('2026-03-02')],
    ['#2 2025-05-01 due 2026-05-01: met 2026-03-02 by #3', '#3 2026-03-02 due 2027-03-02: open'],
  ],
  [
    'HL-03',
    'made, and the next refused',
    [...care, assessed('2025-05-01'), assessed('2026-03-02'), refused('2026-04-01')],
    [
      '#2 2025-05-01 due 2026-05-01: met 2026-03-02 by #3',
      '#3 2026-03-02 due 2027-03-02: void 2026-04-01, refused by #4',
      '#4 2026-04-01 due 2027-04-01: open',
    ],
  ],
  ['HL-03', 'made on the last day of care', [...care, assessed('2025-08-01'), ceased('2025-08-01')], []],
  ['HL-03', 'made the day before the law came into force', [...entered('2011-03-01'), assessed('2011-03-31')], []],
  ['HL-03', 'made on the day it did', [...entered('2011-03-01'), assessed('2011-04-01')], ['#2 2011-04-01 due 2012-04-01: open']],
  [
    'HL-02',
    'half a year that ends with the fifth birthday',
    [bornOn('2020-06-10'), ...entered('2024-11-01'), assessed('2024-12-10')],
    ['#3 2024-12-10 due 2025-06-10: left late 2038-06-10, turned 18 by #0'],
  ],
  [
    'HL-03',
    'half a year that ends after it',
    [bornOn('2020-06-10'), ...entered('2024-11-01'), assessed('2024-12-11')],
    ['#3 2024-12-11 due 2025-12-11: left late 2038-06-10, turned 18 by #0'],
  ],
  [
    'ED-01',
    'in care for a day',
    [bornOn('2015-01-01'), ...care, ceased('2025-04-14')],
    ['#1 2025-04-14 due 2025-04-30: void 2025-04-14, care ended by #3'],
  ],
  [
    'ED-01',
    'the third birthday, in care since before the record',
    [bornOn('2022-06-01'), happened('KnownInCare', '2025-04-01', { legalStatus: 'C2' })],
    ['#1 2025-06-01 due 2025-06-13: left late 2040-06-01, turned 18 by #0'],
  ],
  [
    'ED-03',
    'three on the first day of the term',
    [bornOn('2022-01-06'), ...entered('2024-10-07'), ceased('2025-02-03')],
    ['#1 2025-01-06 due 2025-04-04: void 2025-02-03, care ended by #3'],
  ],
  ['ED-03', 'three the day after', [bornOn('2022-01-07'), ...entered('2024-10-07'), ceased('2025-02-03')], []],
  [
    'ED-03',
    'reviewed on the first day of the term',
    [bornOn('2015-01-01'), ...entered('2024-10-07'), planReviewed('2025-01-06'), ceased('2025-02-03')],
    ['#1 2025-01-06 due 2025-04-04: met 2025-01-06 by #3'],
  ],
];
