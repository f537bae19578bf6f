import type { NewFact } from '@waymark/domain';
import { bornOn, ceased, entered, happened } from '../../../support/story';
import type { Rows } from './row';

/** Eligible from 1 July 2025: 16 on 10 June, the 91st day in care on 30 June. */
const eligibleIn2025: NewFact[] = [bornOn('2009-06-10'), ...entered('2025-04-01')];

const leftCare: NewFact[] = [...eligibleIn2025, ceased('2026-05-01', 'E5')];

const pathwayPlan = (on: string): NewFact => happened('PathwayPlanPrepared', on, {});

const movedTo = (on: string): NewFact => happened('AccommodationRecorded', on, { accommodation: 'U', byAuthority: true });

const inTouch = (on: string): NewFact => happened('KeepingInTouch', on, { method: 'CALL', outcome: 'YES' });

const metAtHome = (on: string): NewFact => happened('KeepingInTouch', on, { method: 'VISIT' });

export const leavingCare: Rows<'LC'> = {
  'LC-02': [
    { until: eligibleIn2025, met: on => happened('NeedsAssessmentCompleted', on, {}), lastDay: '2025-10-01' },
    // 16 while in care for long: from the birthday, clamped.
    {
      until: [bornOn('2009-11-30'), ...entered('2024-01-10')],
      met: on => happened('NeedsAssessmentCompleted', on, {}),
      lastDay: '2026-02-28',
    },
  ],
  'LC-03': [{ until: eligibleIn2025, met: on => happened('PathwayPlanPrepared', on, {}), lastDay: '2025-10-01' }],
  'LC-04': [{ until: eligibleIn2025, met: on => happened('PersonalAdviserAppointed', on, { adviser: 'pa-1' }), lastDay: '2025-10-01' }],
  'LC-05': [
    { until: [...eligibleIn2025, pathwayPlan('2025-08-31')], met: on => happened('PathwayPlanReviewed', on, {}), lastDay: '2026-02-28' },
    { until: [...eligibleIn2025, pathwayPlan('2025-08-31'), pathwayPlan('2026-01-10')], met: pathwayPlan, lastDay: '2026-07-10' },
  ],
  'LC-06': [
    { until: [...leftCare, movedTo('2026-05-02')], met: metAtHome, lastDay: '2026-05-09' },
    { until: [...leftCare, movedTo('2026-05-02'), metAtHome('2026-05-09')], met: metAtHome, lastDay: '2026-07-09' },
    // The second visit comes with the review of the pathway plan, the third within two months of it.
    {
      until: [...leftCare, pathwayPlan('2025-12-15'), movedTo('2026-05-02'), metAtHome('2026-05-09')],
      met: metAtHome,
      lastDay: '2026-06-15',
    },
    {
      until: [...leftCare, pathwayPlan('2026-04-01'), movedTo('2026-05-02'), metAtHome('2026-05-09'), metAtHome('2026-06-30')],
      met: metAtHome,
      lastDay: '2026-08-30',
    },
  ],
  'LC-07': [
    { until: leftCare, met: inTouch, lastDay: '2026-06-26' },
    { until: [...leftCare, inTouch('2026-06-01')], met: inTouch, lastDay: '2026-07-27' },
  ],
  'LC-08': [{ until: [...leftCare, movedTo('2026-05-02')], met: on => happened('PathwayPlanReviewed', on, {}), lastDay: '2026-05-30' }],
};
