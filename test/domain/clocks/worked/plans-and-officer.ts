import type { FactOf, NewFact } from '@waymark/domain';
import { entered, happened, reviewed } from '../../../support/story';
import type { Rows } from './row';

const circulated =
  (what: FactOf<'ReviewRecordCirculated'>['what']) =>
  (on: string): NewFact =>
    happened('ReviewRecordCirculated', on, { what });

export const plansAndOfficer: Rows<'CP' | 'PP' | 'IR'> = {
  'CP-01': [{ until: entered('2025-04-14'), met: on => happened('CarePlanPrepared', on, {}), lastDay: '2025-04-30' }],
  'PP-02': [{ until: entered('2025-04-14'), met: on => happened('PlacementPlanSigned', on, {}), lastDay: '2025-04-23' }],
  'PP-03': [{ until: entered('2025-04-14'), met: on => happened('DelegatedAuthorityRecorded', on, {}), lastDay: '2025-04-23' }],
  'PP-01': [{ until: entered('2025-04-14'), met: on => happened('PlacementPlanPrepared', on, {}), lastDay: '2025-04-23' }],
  'IR-01': [{ until: entered('2025-12-19'), met: on => happened('IroAppointed', on, { iro: 'iro-1' }), lastDay: '2025-12-30' }],
  'IR-02': [
    {
      until: [...entered('2025-01-06'), happened('IroEnded', '2025-04-14', {})],
      met: on => happened('IroAppointed', on, { iro: 'iro-2' }),
      lastDay: '2025-04-23',
    },
  ],
  'IR-06': [
    {
      until: [...entered('2025-01-06'), happened('IroConcernRaised', '2025-04-14', { concern: 'c1' })],
      met: on => happened('IroConcernResolved', on, { concern: 'c1' }),
      lastDay: '2025-05-15',
    },
  ],
  'IR-07a': [{ until: [...entered('2025-03-20'), reviewed('2025-04-14')], met: circulated('DECISIONS'), lastDay: '2025-04-23' }],
  'IR-07b': [{ until: [...entered('2025-03-20'), reviewed('2025-04-14')], met: circulated('RECORD'), lastDay: '2025-05-08' }],
  'IR-07c': [{ until: [...entered('2025-03-20'), reviewed('2025-04-14')], met: circulated('DISTRIBUTED'), lastDay: '2025-05-15' }],
};
