import { adoptionDecided, adoptionReviewed, adoptionVisit, issued, order, plan, visitEvery } from '../../../support/facts';
import { placedForAdoption } from '../../../support/homes';
import { ceased, entered, happened, idOf, placed, reviewed, visited } from '../../../support/story';
import type { Rows } from './row';

export const permanence: Rows<'PM' | 'AD' | 'SG' | 'RH'> = {
  'PM-01': [
    { until: entered('2025-12-19'), met: on => plan(on, 'LTFOST18'), lastDay: '2026-04-21' },
    { until: [...entered('2025-12-19'), reviewed('2026-01-15')], met: on => plan(on, 'ADOPTION'), lastDay: '2026-04-15' },
    // The second review held earlier is the last day.
    {
      until: [...entered('2025-12-19'), reviewed('2026-01-15'), reviewed('2026-03-10')],
      met: on => plan(on, 'SUPPLIV'),
      lastDay: '2026-03-10',
    },
  ],
  'PM-03': [
    {
      until: [happened('PreProceedingsStarted', '2025-04-14', {})],
      met: on => happened('PreProceedingsEnded', on, {}),
      lastDay: '2025-08-04',
    },
  ],
  'PM-04': [{ until: [issued('2025-04-14')], met: on => happened('FinalOrderMade', on, { order: 'CO' }), lastDay: '2025-10-12' }],
  'PM-05': [{ until: [issued('2025-04-14')], met: on => happened('CaseManagementHearingHeld', on, {}), lastDay: '2025-05-13' }],
  'AD-06': [
    { until: [...entered('2025-01-06'), order('2025-04-14')], met: adoptionReviewed, lastDay: '2025-07-14' },
    {
      until: [...entered('2025-01-06'), order('2025-04-14'), adoptionReviewed('2025-06-30')],
      met: on => happened('ReviewHeld', on, { review: 'BOTH' }),
      lastDay: '2025-12-30',
    },
    {
      until: [...entered('2025-01-06'), happened('ConsentToPlacementGiven', '2025-04-14', {})],
      met: adoptionReviewed,
      lastDay: '2025-07-14',
    },
  ],
  'AD-07': [
    { until: placedForAdoption, met: visited, lastDay: '2025-04-21' },
    { until: [...placedForAdoption, adoptionVisit('2025-04-16')], met: adoptionVisit, lastDay: '2025-04-23' },
    {
      until: [...placedForAdoption, visited('2025-05-07'), reviewed('2025-05-06'), visitEvery(21, '2025-05-06')],
      met: visited,
      lastDay: '2025-05-28',
    },
  ],
  'AD-08': [
    { until: placedForAdoption, met: adoptionReviewed, lastDay: '2025-05-12' },
    { until: [...placedForAdoption, adoptionReviewed('2025-05-06')], met: reviewed, lastDay: '2025-08-06' },
    {
      until: [...placedForAdoption, adoptionReviewed('2025-05-06'), reviewed('2025-07-31')],
      met: adoptionReviewed,
      lastDay: '2026-01-31',
    },
  ],
  'AD-01': [
    { until: [...entered('2025-04-14'), plan('2025-08-31', 'ADOPTION')], met: adoptionDecided, lastDay: '2025-10-31' },
    // From the review that made it the plan.
    {
      until: [...entered('2025-04-14'), reviewed('2025-08-01'), plan('2025-08-08', 'ADOPTION', { review: idOf(2) })],
      met: adoptionDecided,
      lastDay: '2025-10-01',
    },
  ],
  'AD-03': [
    {
      until: [...entered('2025-04-14'), happened('AdoptionPanelMinutesReceived', '2025-09-01', {})],
      met: adoptionDecided,
      lastDay: '2025-09-10',
    },
  ],
  'AD-04': [
    {
      until: [...entered('2025-04-14'), adoptionDecided('2025-08-31')],
      met: on => happened('AdoptionMatchApproved', on, {}),
      lastDay: '2026-02-28',
    },
  ],
  'AD-11': [
    {
      until: [happened('LifeStoryBookGiven', '2025-04-10', {}), happened('AdoptionCelebrated', '2025-04-14', {})],
      met: on => happened('LaterLifeLetterGiven', on, {}),
      lastDay: '2025-04-30',
    },
  ],
  'SG-03': [
    {
      until: [...entered('2025-01-06'), happened('SpecialGuardianshipAssessmentStarted', '2025-04-14', {})],
      met: on => happened('SpecialGuardianshipAssessmentFiled', on, {}),
      lastDay: '2025-07-07',
    },
  ],
  'RH-01': [
    { until: [...entered('2025-04-14'), plan('2025-05-31', 'RETURN1M')], met: on => ceased(on), lastDay: '2025-06-30' },
    {
      until: [...entered('2025-04-14'), plan('2025-08-31', 'RETURN6M')],
      met: on => placed(on, { placement: 'P1' }),
      lastDay: '2026-02-28',
    },
  ],
};
