import type { NewFact } from '@waymark/domain';
import { entered, happened, reviewed, visited } from '../../../support/story';
import type { Rows } from './row';

const calledFor = (on: string, before?: string): NewFact => happened('ReviewCalledFor', on, { because: 'IRO', before });

export const reviews: Rows<'RV'> = {
  'RV-01': [
    { until: entered('2025-04-14'), met: reviewed, lastDay: '2025-05-15' },
    { until: entered('2025-12-19'), met: reviewed, lastDay: '2026-01-21' },
  ],
  'RV-02': [{ until: [...entered('2025-12-19'), reviewed('2026-01-15')], met: reviewed, lastDay: '2026-04-15' }],
  'RV-03': [
    { until: [...entered('2025-12-19'), reviewed('2026-01-15'), reviewed('2026-04-14')], met: reviewed, lastDay: '2026-10-14' },
    {
      until: [...entered('2025-01-10'), reviewed('2025-02-01'), reviewed('2025-04-30'), reviewed('2025-08-31')],
      met: reviewed,
      lastDay: '2026-02-28',
    },
  ],
  'RV-04': [
    { until: [...entered('2025-01-10'), calledFor('2025-04-14')], met: reviewed, lastDay: '2025-05-15' },
    { until: [...entered('2025-01-10'), calledFor('2025-04-14', '2025-04-24')], met: reviewed, lastDay: '2025-04-24' },
    // A visit raised concern for the child's welfare (VS-12).
    { until: [...entered('2025-01-10'), visited('2025-12-19', { concern: true })], met: reviewed, lastDay: '2026-01-21' },
  ],
  'RV-07': [{ until: [...entered('2025-01-10'), happened('ReviewAdjourned', '2025-04-14', {})], met: reviewed, lastDay: '2025-05-15' }],
};
