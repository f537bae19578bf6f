import {
  addDays,
  clocks,
  driftRules,
  explainSignal,
  limitsInWords,
  ownClocks,
  rulesRegister,
  severityOn,
  tell,
  type DriftRuleId,
  type NewFact,
} from '@waymark/domain';
import {
  approved,
  back,
  interviewed,
  made,
  match,
  missing,
  order,
  plan,
  raised,
  referred,
  resolved,
  settled,
  worker,
} from '../../support/facts';
import {
  becameLookedAfter,
  bornOn,
  caseOf,
  ceased,
  entered,
  entriesOf,
  happened,
  imported,
  placed,
  returned,
  reviewed,
  signalsOf,
  tellOf,
  visited,
} from '../../support/story';

const notAdoptedAfterAll = [
  ...entered('2025-04-14', 'C2'),
  plan('2025-05-01', 'ADOPTION'),
  order('2025-09-09'),
  plan('2025-10-01', 'LTFOST18'),
];

const kinAssessed = [
  ...entered('2025-04-14'),
  plan('2025-04-20', 'LTRELFR'),
  happened('SpecialGuardianshipAssessmentStarted', '2025-05-01', {}),
];

/** For every rule the nearest story that drifts, and the nearest that does not, on one day. A missing rule does not compile. */
const nearest: Record<DriftRuleId, { drifts: NewFact[]; not: NewFact[]; on: string }> = {
  D01: {
    drifts: [...entered('2025-04-14'), plan('2025-08-17', 'LTFOST18')],
    not: [...entered('2025-04-14'), plan('2025-08-16', 'LTFOST18')],
    on: '2025-08-16',
  },
  D02: {
    drifts: [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18'), happened('PermanencePlanEndorsed', '2026-05-03', {})],
    not: [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18'), happened('PermanencePlanEndorsed', '2026-05-02', {})],
    on: '2026-05-02',
  },
  D03: {
    drifts: entered('2025-04-14'),
    not: [...entered('2025-04-14'), plan('2025-07-14', 'SUPPLIV')],
    on: '2025-07-14',
  },
  D04: {
    drifts: [...entered('2025-04-14', 'V2'), happened('PreProceedingsStarted', '2025-08-16', {})],
    not: [...entered('2025-04-14', 'V2'), happened('PreProceedingsStarted', '2025-08-15', {})],
    on: '2025-08-15',
  },
  D05: {
    drifts: [...entered('2025-04-14'), happened('CareApplicationIssued', '2025-04-14', {}), happened('FinalOrderMade', '2025-10-14', {})],
    not: [...entered('2025-04-14'), happened('CareApplicationIssued', '2025-04-14', {}), happened('FinalOrderMade', '2025-10-13', {})],
    on: '2025-10-13',
  },
  D06: {
    drifts: [...entered('2025-04-14'), reviewed('2025-05-17')],
    not: [...entered('2025-04-14'), reviewed('2025-05-16')],
    on: '2025-05-16',
  },
  D07: {
    drifts: [...entered('2025-04-14'), visited('2025-04-23')],
    not: [...entered('2025-04-14'), visited('2025-04-22')],
    on: '2025-04-22',
  },
  D08: {
    drifts: [...entered('2025-04-14'), placed('2025-05-01'), placed('2026-04-29')],
    not: [...entered('2025-04-14'), placed('2025-04-30'), placed('2026-04-29')],
    on: '2026-04-29',
  },
  D09: {
    drifts: [bornOn('2012-01-01'), ...entered('2022-10-03'), placed('2024-06-03', { because: 'CREQB' })],
    not: [bornOn('2012-01-01'), ...entered('2022-10-03'), placed('2024-06-03', { because: 'CARPL' })],
    on: '2025-04-03',
  },
  D10: {
    drifts: [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18'), happened('LongTermMatchConfirmed', '2025-08-02', {})],
    not: [...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18'), happened('LongTermMatchConfirmed', '2025-08-01', {})],
    on: '2025-08-01',
  },
  D11: {
    drifts: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U3', basis: 'REG24' }), approved('2025-07-08')],
    not: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U3', basis: 'REG24' }), approved('2025-07-07')],
    on: '2025-07-07',
  },
  D12: {
    drifts: [...entered('2025-04-14', 'C2'), plan('2025-05-01', 'ADOPTION'), order('2025-09-09'), match('2026-01-10')],
    not: [...entered('2025-04-14', 'C2'), plan('2025-05-01', 'ADOPTION'), order('2025-09-09'), match('2026-01-09')],
    on: '2026-01-09',
  },
  D13: {
    drifts: [...entered('2025-04-14'), happened('AdoptionDecisionMade', '2025-05-01', {}), order('2025-11-02')],
    not: [...entered('2025-04-14'), happened('AdoptionDecisionMade', '2025-05-01', {}), order('2025-11-01')],
    on: '2025-11-01',
  },
  D14: {
    drifts: [...notAdoptedAfterAll, happened('PlacementOrderRevoked', '2025-10-31', {})],
    not: [...notAdoptedAfterAll, happened('PlacementOrderRevoked', '2025-10-30', {})],
    on: '2025-10-30',
  },
  D15: {
    drifts: [...kinAssessed, happened('SpecialGuardianshipAssessmentFiled', '2025-07-26', {})],
    not: [...kinAssessed, happened('SpecialGuardianshipAssessmentFiled', '2025-07-25', {})],
    on: '2025-07-25',
  },
  D16: {
    drifts: [...entered('2025-04-14'), plan('2025-05-01', 'RETURN1M'), placed('2025-06-03', { placement: 'P1', provider: 'PR0' })],
    not: [...entered('2025-04-14'), plan('2025-05-01', 'RETURN1M'), placed('2025-06-02', { placement: 'P1', provider: 'PR0' })],
    on: '2025-06-02',
  },
  D17: {
    drifts: [...entered('2025-01-06'), ceased('2025-03-03'), ...entered('2026-03-03')],
    not: [...entered('2025-01-06'), ceased('2025-03-03'), ...entered('2026-03-04')],
    on: '2026-03-04',
  },
  D18: {
    drifts: [becameLookedAfter('2025-01-06', 'C2'), placed('2025-01-06', { placement: 'P1' })],
    not: [becameLookedAfter('2025-01-07', 'C2'), placed('2025-01-07', { placement: 'P1' })],
    on: '2026-01-07',
  },
  D19: {
    drifts: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { area: 'ADJOINING', distance: 20.1 })],
    not: [becameLookedAfter('2025-04-14'), placed('2025-04-14', { area: 'ADJOINING', distance: 20 })],
    on: '2025-04-14',
  },
  D20: {
    drifts: [bornOn('2009-06-02'), becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'K3' })],
    not: [bornOn('2009-06-01'), becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'K3' })],
    on: '2025-06-01',
  },
  D21: {
    drifts: [...entered('2025-04-14'), ...['a', 'b', 'c'].map((who, i) => worker(`2025-0${4 + i}-14`, who))],
    not: [...entered('2025-04-14'), ...['a', 'b', 'a'].map((who, i) => worker(`2025-0${4 + i}-14`, who))],
    on: '2025-06-14',
  },
  D22: {
    drifts: [...entered('2025-04-14'), raised('2025-06-02'), resolved('2025-06-18')],
    not: [...entered('2025-04-14'), raised('2025-06-02'), resolved('2025-06-17')],
    on: '2025-06-17',
  },
  D23: {
    drifts: [...entered('2025-04-14'), made('PlacementPlanPrepared', '2025-04-25')],
    not: [...entered('2025-04-14'), made('PlacementPlanPrepared', '2025-04-24')],
    on: '2025-04-24',
  },
  D24: {
    drifts: [...entered('2025-04-14'), missing('2025-06-02'), back('2025-06-02'), interviewed('2025-06-07')],
    not: [...entered('2025-04-14'), missing('2025-06-02'), back('2025-06-02'), interviewed('2025-06-06')],
    on: '2025-06-06',
  },
  D25: {
    drifts: [referred('2025-06-02'), settled('2025-06-18')],
    not: [referred('2025-06-02'), settled('2025-06-17')],
    on: '2025-06-17',
  },
  D26: {
    drifts: [bornOn('2008-01-31'), ...entered('2024-09-02'), happened('PathwayPlanPrepared', '2025-05-01', {})],
    not: [bornOn('2008-01-31'), ...entered('2024-09-02'), happened('PathwayPlanPrepared', '2025-04-30', {})],
    on: '2025-04-30',
  },
};

describe('every rule of drift', () => {
  it.each(driftRules.map(({ id }) => id as DriftRuleId))('%s tells the nearest story that drifts from the nearest that does not', id => {
    const { drifts, not, on } = nearest[id];
    const onDay = (facts: NewFact[]): number => signalsOf(id, ...facts).filter(signal => severityOn(signal, on)).length;
    expect([onDay(drifts), onDay(not)]).toEqual([1, 0]);
    const signal = signalsOf(id, ...drifts).find(one => severityOn(one, on))!;
    expect(explainSignal(signal, on)).toMatch(/^[A-Z].*\.$/);
    expect(signal.clears).toMatch(/^[A-Z].*\.$/);
    expect(signal.spans.every(({ evidence }) => evidence.length > 0)).toBe(true);
  });

  it('is in the register with its source, its needs and its limits', () => {
    const register = rulesRegister();
    const rules = [...clocks, ...ownClocks, ...driftRules].map(({ id }) => id);
    expect(register.map(({ id }) => id)).toEqual(rules);
    const versions = [...clocks, ...ownClocks, ...driftRules].map(({ id, version }) => `${id} ${version}`);
    expect(new Set(versions).size).toBe(versions.length);
    expect(register.find(({ id }) => id === 'VS-01')).toMatchObject({ kind: 'clock', limits: '1 week, then every 6 weeks' });
    expect(register.find(({ id }) => id === 'D12')).toMatchObject({ kind: 'signal', limits: { amber: 121, red: 183, critical: 365 } });
  });

  it('is silent out of care and in short breaks', () => {
    const left = tellOf(...entered('2023-01-09'), ceased('2025-01-06')).signals;
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ spans }) => spans.at(-1)!.until === '2025-01-06')).toBe(true);
    expect(tellOf(...entered('2023-01-09', 'V4')).signals).toEqual([]);
  });
});

describe('the limits of a rule in words', () => {
  it('says what they count', () => {
    const inWords = (id: string): string[] => limitsInWords(driftRules.find(rule => rule.id === id)!);
    expect(inWords('D12')).toEqual(['amber: 121 days', 'red: 183 days', 'critical: 365 days']);
    expect(inWords('D02')).toEqual([
      'amber: 12 months',
      'red: 18 months',
      'changes: 3 times',
      'carried over amber: 2 times',
      'carried over red: 3 times',
    ]);
    expect(inWords('D06')).toEqual(['amber: 10 working days', 'critical: 20 working days']);
    expect(inWords('D16')[2]).toBe('one month plan: 1 month');
  });
});

describe('what no return holds', () => {
  it('shows none of these signals for a child of returns only, whatever the statuses and the reviews', () => {
    const rules = new Set(['D02', 'D04', 'D05', 'D10', 'D13', 'D14', 'D15', 'D16']);
    const facts = [
      ...entered('2020-05-04', 'V2'),
      ...['2020-05-20', '2020-08-20', '2021-02-01', '2022-02-01'].map(reviewed),
      happened('AdoptionDecisionMade', '2020-09-01', {}),
      happened('LegalStatusChanged', '2021-06-01', { legalStatus: 'E1' }),
      happened('AdoptionDecisionReversed', '2022-01-10', { reason: 'RD1' }),
    ];
    const returns = [2021, 2022, 2023].map(returned);
    const signals = (entries: ReturnType<typeof entriesOf>): string[] => [
      ...new Set(tell(caseOf(entries)).signals.flatMap(({ rule }) => (rules.has(rule) ? [rule] : []))),
    ];
    expect(signals(imported(entriesOf(...facts, ...returns)))).toEqual([]);
    // The same by hand shows what there would be to see.
    expect(signals(entriesOf(...facts))).toEqual(['D04', 'D13', 'D14']);
  });
});

it('uses only what happened up to the day it speaks of', () => {
  const facts = [
    ...entered('2025-01-06', 'C2'),
    reviewed('2025-02-10'),
    plan('2025-03-03', 'ADOPTION'),
    order('2025-04-01'),
    match('2025-12-01'),
  ];
  for (let day = '2025-01-06'; day < '2026-01-10'; day = addDays(day, 7)) {
    const open = (all: NewFact[]): string[] =>
      tellOf(...all)
        .signals.flatMap(signal => (severityOn(signal, day) ? [`${signal.rule} ${severityOn(signal, day)!.severity}`] : []))
        .sort();
    expect(open(facts)).toEqual(open(facts.filter(({ data }) => data.on <= day)));
  }
});
