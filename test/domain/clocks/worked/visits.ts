import { status } from '../../../support/facts';
import { beforeAssessment, connected, home, longTermMatched } from '../../../support/homes';
import { becameLookedAfter, entered, happened, placed, reviewed, visited } from '../../../support/story';
import type { Rows } from './row';

const shortBreaks = entered('2025-04-14', 'V4');

export const visits: Rows<'VS' | 'SB'> = {
  'VS-01': [
    { until: entered('2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...entered('2025-04-14'), visited('2025-04-17')], met: visited, lastDay: '2025-05-29' },
    { until: [...entered('2025-04-14'), visited('2025-04-17'), visited('2025-05-30')], met: visited, lastDay: '2025-07-11' },
    // The first year includes the anniversary.
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U4' }), visited('2026-04-14')],
      met: visited,
      lastDay: '2026-05-26',
    },
  ],
  'VS-02': [
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U4' }), visited('2026-04-15')],
      met: visited,
      lastDay: '2026-07-15',
    },
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { intendedTo18: true }), visited('2026-11-30')],
      met: visited,
      lastDay: '2027-02-28',
    },
  ],
  'VS-03': [
    { until: [...entered('2025-04-14'), visited('2026-04-15')], met: visited, lastDay: '2026-05-27' },
    {
      until: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U4', intendedTo18: false }), visited('2026-04-15')],
      met: visited,
      lastDay: '2026-05-27',
    },
  ],
  'VS-04': [
    {
      until: [...longTermMatched('2024-01-10', '2024-09-01'), visited('2025-01-11')],
      met: visited,
      lastDay: '2025-07-11',
    },
    // The match comes after the first year.
    { until: [...longTermMatched('2024-01-10', '2025-08-31'), visited('2025-08-31')], met: visited, lastDay: '2026-02-28' },
  ],
  'VS-05': [
    { until: beforeAssessment('2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...beforeAssessment('2025-04-14'), visited('2025-04-17')], met: visited, lastDay: '2025-04-24' },
    { until: [...beforeAssessment('2025-04-14'), reviewed('2025-04-22'), visited('2025-04-23')], met: visited, lastDay: '2025-06-04' },
  ],
  'VS-06': [
    { until: connected('2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...connected('2025-04-14'), visited('2025-04-17')], met: visited, lastDay: '2025-04-24' },
    { until: [...connected('2025-04-14'), reviewed('2025-04-22'), visited('2025-04-22')], met: visited, lastDay: '2025-05-20' },
  ],
  'VS-07': [
    { until: home('C1', '2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...home('C1', '2025-04-14'), visited('2025-04-20')], met: visited, lastDay: '2025-04-27' },
    { until: [...home('C1', '2025-04-14'), reviewed('2025-05-06'), visited('2025-05-07')], met: visited, lastDay: '2025-06-04' },
    // The order is made while the child lives at home.
    { until: [...home('V2', '2025-04-14'), visited('2025-04-17'), status('2025-05-01', 'C1')], met: visited, lastDay: '2025-05-08' },
  ],
  'VS-08': [
    { until: home('C2', '2025-04-14'), met: visited, lastDay: '2025-04-21' },
    { until: [...home('C2', '2025-04-14'), visited('2025-04-20')], met: visited, lastDay: '2025-06-01' },
    { until: [...home('C1', '2025-04-14'), visited('2025-04-20'), status('2025-04-22', 'C2')], met: visited, lastDay: '2025-04-27' },
  ],
  'VS-10': [
    { until: [...entered('2025-01-10'), happened('VisitRequested', '2025-04-14', { by: 'CHILD' })], met: visited, lastDay: '2025-04-23' },
  ],
  'VS-11': [{ until: [...entered('2025-01-10'), happened('HomeNoticeReceived', '2025-04-14', {})], met: visited, lastDay: '2025-04-21' }],
  'SB-04': [
    { until: shortBreaks, met: reviewed, lastDay: '2025-07-14' },
    { until: [...shortBreaks, reviewed('2025-05-31')], met: reviewed, lastDay: '2025-11-30' },
  ],
  'SB-05': [
    { until: shortBreaks, met: visited, lastDay: '2025-04-21' },
    { until: [...shortBreaks, visited('2025-04-21')], met: visited, lastDay: '2025-10-21' },
    {
      until: [...shortBreaks, happened('ShortBreakPlanAgreed', '2025-04-10', { visitEveryDays: 60 }), visited('2025-04-21')],
      met: visited,
      lastDay: '2025-06-20',
    },
  ],
};
