import { becameLookedAfter, ceased, entered, happened, placed, reviewed } from '../../../support/story';
import type { Rows } from './row';

export const aroundCare: Rows<'MS' | 'CE' | 'S2'> = {
  'MS-01': [
    {
      until: [...entered('2025-04-01'), happened('MissingStarted', '2025-04-12', {}), happened('MissingEnded', '2025-04-14', {})],
      met: on => happened('ReturnInterviewCompleted', on, {}),
      lastDay: '2025-04-17',
    },
  ],
  'CE-01': [
    {
      until: [...entered('2025-01-06'), ceased('2025-04-14')],
      met: on => happened('EndingOfCareApproved', on, { by: 'NO' }),
      lastDay: '2025-04-14',
      endOfCare: 'of-one-day',
      dayAfter: 'overdue',
    },
  ],
  'S2-05': [
    {
      until: [becameLookedAfter('2025-03-20', 'V2'), placed('2025-03-20'), reviewed('2025-04-14')],
      met: on => happened('SectionTwentyConsentRecorded', on, {}),
      lastDay: '2025-04-14',
      endOfCare: 'of-one-day',
    },
  ],
};
