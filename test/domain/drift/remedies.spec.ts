import { remediesOf, severityOn, type DriftRuleId, type NewFact } from '@waymark/domain';
import { order, plan } from '../../support/facts';
import { caseOf, entered, entriesOf, happened, signalsOf } from '../../support/story';

describe('what clears a signal', () => {
  const adopting = [...entered('2025-04-14', 'C2'), plan('2025-05-01', 'ADOPTION')];
  const stories: [DriftRuleId, NewFact[], NewFact['type'][]][] = [
    ['D02', [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18')], ['PermanencePlanEndorsed', 'PermanencePlanSet']],
    [
      'D04',
      entered('2025-04-14', 'V2'),
      ['PreProceedingsStarted', 'CareApplicationIssued', 'InterimOrderMade', 'PlacementOrderMade', 'PlacementOrderRevoked'],
    ],
    [
      'D05',
      [...entered('2025-04-14'), happened('CareApplicationIssued', '2025-04-14', {})],
      ['FinalOrderMade', 'CareApplicationEnded', 'CareApplicationIssued'],
    ],
    [
      'D10',
      [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18')],
      ['LongTermMatchConfirmed', 'SpecialGuardianshipOrderMade', 'AdoptionOrderMade', 'PermanencePlanSet'],
    ],
    ['D13', adopting, ['PlacedForAdoption', 'AdoptionOrderMade', 'PermanencePlanSet']],
    [
      'D14',
      [...adopting, order('2025-06-02'), plan('2025-07-01')],
      ['PlacementOrderRevoked', 'AdoptionOrderMade', 'SpecialGuardianshipOrderMade', 'PermanencePlanSet', 'InterimOrderMade'],
    ],
    [
      'D15',
      [...entered('2025-04-14'), plan('2025-04-20', 'LTRELFR'), happened('SpecialGuardianshipAssessmentStarted', '2025-05-01', {})],
      ['SpecialGuardianshipAssessmentFiled', 'SpecialGuardianshipOrderMade', 'AdoptionOrderMade', 'PermanencePlanSet'],
    ],
    ['D16', [...entered('2025-04-14'), plan('2025-05-01', 'RETURN1M')], ['PlacementStarted', 'PermanencePlanSet']],
  ];

  it.each(stories)('%s: of the facts that are tried', (id, facts, clear) => {
    const on = '2026-11-25';
    const open = (...more: NewFact[]): boolean => signalsOf(id, ...facts, ...more).some(signal => severityOn(signal, on));
    expect(open()).toBe(true);
    const cleared = remediesOf(id, on, caseOf(entriesOf(...facts)).story).filter(fact => !open(fact));
    expect(new Set(cleared.map(({ type }) => type))).toEqual(new Set([...clear, 'CeasedToBeLookedAfter']));
  });
});
