import type { NewFact, PlacementArea } from '@waymark/domain';
import { status } from '../../../support/facts';
import { beforeAssessment, connected } from '../../../support/homes';
import { becameLookedAfter, entered, happened, placed } from '../../../support/story';
import type { Rows } from './row';

const away = (area: PlacementArea): NewFact[] => [becameLookedAfter('2025-04-14'), placed('2025-04-14', { area })];

const secure = [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'K1' })];

export const placements: Rows<'PL'> = {
  'PL-01': [
    {
      until: away('ADJOINING'),
      met: on => happened('OutOfAreaApproved', on, { approver: 'NO' }),
      lastDay: '2025-04-14',
      endOfCare: 'of-one-day',
    },
  ],
  'PL-02': [
    {
      until: away('DISTANT'),
      met: on => happened('OutOfAreaApproved', on, { approver: 'DCS' }),
      lastDay: '2025-04-14',
      endOfCare: 'of-one-day',
    },
  ],
  'PL-03': [{ until: away('ADJOINING'), met: on => happened('AreaAuthorityNotified', on, {}), lastDay: '2025-04-23' }],
  'PL-05a': [
    {
      until: [...beforeAssessment('2025-04-14'), happened('ParentAssessmentCompleted', '2025-04-16', {})],
      met: on => happened('ParentAssessmentReviewed', on, {}),
      lastDay: '2025-04-30',
    },
  ],
  'PL-05b': [
    {
      until: [
        ...beforeAssessment('2025-04-02'),
        happened('ParentAssessmentCompleted', '2025-04-14', {}),
        happened('ParentAssessmentReviewed', '2025-04-14', {}),
      ],
      met: on => happened('PlacementWithParentsDecided', on, {}),
      lastDay: '2025-04-30',
    },
  ],
  'PL-06': [
    { until: connected('2025-04-14'), met: on => happened('FullApprovalGranted', on, {}), lastDay: '2025-08-03', endOfCare: 'meets' },
    {
      until: [...connected('2025-04-14'), happened('TemporaryApprovalExtended', '2025-08-03', {})],
      met: on => happened('FullApprovalGranted', on, {}),
      lastDay: '2025-09-28',
      endOfCare: 'meets',
    },
  ],
  'PL-08': [
    { until: connected('2025-04-14'), met: on => placed(on, { placement: 'K2' }), lastDay: '2025-08-04', endOfCare: 'meets' },
    { until: connected('2025-04-14'), met: on => happened('FullApprovalGranted', on, {}), lastDay: '2025-08-04', endOfCare: 'meets' },
  ],
  'PL-12': [
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { basis: 'REG23' })],
      met: on => happened('ApprovalVaried', on, {}),
      lastDay: '2025-04-20',
      endOfCare: 'meets',
    },
  ],
  'PL-17': [{ until: [becameLookedAfter('2025-04-14', 'L1')], met: on => status(on, 'C1'), lastDay: '2025-04-17', endOfCare: 'meets' }],
  'PL-18': [
    { until: [becameLookedAfter('2025-04-14', 'L2')], met: on => status(on, 'C1'), lastDay: '2025-04-22', endOfCare: 'meets' },
    {
      until: [becameLookedAfter('2025-04-14', 'L2'), happened('EmergencyProtectionExtended', '2025-04-22', {})],
      met: on => status(on, 'C1'),
      lastDay: '2025-04-29',
      endOfCare: 'meets',
    },
  ],
  'PL-19': [{ until: [becameLookedAfter('2025-04-14', 'L3')], met: on => status(on, 'C1'), lastDay: '2025-04-21', endOfCare: 'meets' }],
  'PL-20a': [{ until: secure, met: on => happened('SecureAccommodationOrderMade', on, {}), lastDay: '2025-04-17', endOfCare: 'meets' }],
  'PL-20b': [
    { until: secure, met: on => happened('SecureAccommodationReviewed', on, {}), lastDay: '2025-05-14' },
    {
      until: [...secure, happened('SecureAccommodationReviewed', '2025-05-10', {})],
      met: on => happened('SecureAccommodationReviewed', on, {}),
      lastDay: '2025-08-10',
    },
  ],
  'PL-21': [
    {
      until: [...entered('2025-04-14'), happened('DeprivationOfLibertyOrderMade', '2025-04-20', { reviewBy: '2025-07-01' })],
      met: on => happened('DeprivationOfLibertyReviewed', on, {}),
      lastDay: '2025-07-01',
    },
  ],
  'PL-22': [
    {
      until: [becameLookedAfter('2025-04-14', 'J1'), placed('2025-04-14', { placement: 'R5' })],
      met: on => happened('DetentionPlacementPlanPrepared', on, {}),
      lastDay: '2025-04-30',
    },
  ],
};
