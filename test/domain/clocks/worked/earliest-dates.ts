import type { NewFact } from '@waymark/domain';
import { becameLookedAfter, entered, happened, placed } from '../../../support/story';
import type { EarliestDate } from './row';

/** Each with the story until the wait begins, the application, and the first day on which it may be made. */
export const waits: Record<EarliestDate, readonly { until: NewFact[]; met: (on: string) => NewFact; firstDay: string }[]> = {
  'SG-01': [
    {
      until: [...entered('2025-04-14'), happened('SpecialGuardianshipNoticeReceived', '2025-11-30', {})],
      met: on => happened('SpecialGuardianshipApplicationMade', on, {}),
      firstDay: '2026-02-28',
    },
  ],
  'AD-09': [
    {
      until: [becameLookedAfter('2025-04-14', 'E1'), placed('2025-04-14'), placed('2025-09-01', { placement: 'A6' })],
      met: on => happened('AdoptionApplicationMade', on, {}),
      firstDay: '2025-11-10',
    },
    // Lived with the adopters since they fostered the child.
    {
      until: [becameLookedAfter('2025-04-14', 'E1'), placed('2025-08-01'), placed('2025-09-01', { placement: 'A5' })],
      met: on => happened('AdoptionApplicationMade', on, {}),
      firstDay: '2025-10-10',
    },
  ],
};
