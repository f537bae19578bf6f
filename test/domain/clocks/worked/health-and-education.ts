import type { FactOf, NewFact } from '@waymark/domain';
import { bornOn, entered, happened } from '../../../support/story';
import type { Rows } from './row';

const assessed =
  (assessment: FactOf<'HealthAssessmentCompleted'>['assessment']) =>
  (on: string): NewFact =>
    happened('HealthAssessmentCompleted', on, { assessment });

export const healthAndEducation: Rows<'HL' | 'ED'> = {
  'HL-01': [{ until: entered('2025-04-14'), met: assessed('INITIAL'), lastDay: '2025-05-15' }],
  'HL-02': [
    {
      until: [bornOn('2022-06-10'), ...entered('2025-04-14'), assessed('INITIAL')('2025-05-01')],
      met: assessed('REVIEW'),
      lastDay: '2025-11-01',
    },
    // Half a year on is the fifth birthday itself.
    {
      until: [bornOn('2020-11-01'), ...entered('2025-04-14'), assessed('INITIAL')('2025-05-01')],
      met: assessed('REVIEW'),
      lastDay: '2025-11-01',
    },
  ],
  'HL-03': [
    {
      until: [bornOn('2015-06-10'), ...entered('2025-01-06'), assessed('INITIAL')('2025-01-20')],
      met: assessed('REVIEW'),
      lastDay: '2026-01-20',
    },
    // Half a year on would be after the fifth birthday.
    {
      until: [bornOn('2020-06-30'), ...entered('2025-01-06'), assessed('INITIAL')('2025-01-20')],
      met: assessed('REVIEW'),
      lastDay: '2026-01-20',
    },
  ],
  'HL-09': [{ until: entered('2025-04-14'), met: on => happened('GpRegistered', on, {}), lastDay: '2025-04-30' }],
  'ED-01': [
    { until: [bornOn('2012-01-01'), ...entered('2025-04-14')], met: on => happened('PepInitiated', on, {}), lastDay: '2025-04-30' },
    { until: [bornOn('2022-04-14'), ...entered('2025-01-06')], met: on => happened('PepInitiated', on, {}), lastDay: '2025-04-30' },
  ],
  'ED-02': [
    { until: [bornOn('2012-01-01'), ...entered('2025-04-14')], met: on => happened('PepCompleted', on, {}), lastDay: '2025-05-15' },
  ],
  'ED-03': [{ until: [bornOn('2012-01-01'), ...entered('2028-01-10')], met: on => happened('PepReviewed', on, {}), lastDay: '2028-07-21' }],
  'ED-04': [
    {
      until: [...entered('2025-01-06'), happened('SchoolPlaceLost', '2025-03-20', {})],
      met: on => happened('SchoolChanged', on, {}),
      lastDay: '2025-05-02',
    },
  ],
};
