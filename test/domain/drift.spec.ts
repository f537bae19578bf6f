import {
  addDays,
  clocks,
  driftRules,
  explainSignal,
  ownClocks,
  rulesRegister,
  settingsOf,
  severityOn,
  since,
  tell,
  type DriftRuleId,
  type NewFact,
} from '@waymark/domain';
import {
  approved,
  back,
  drift,
  entered,
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
  shown,
  worker,
} from '../support/drift';
import {
  becameLookedAfter,
  bornOn,
  caseOf,
  ceased,
  entriesOf,
  happened,
  idOf,
  placed,
  reviewed,
  signalsOf,
  visited,
} from '../support/story';

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
    expect(new Set(rules).size).toBe(rules.length);
    expect(register.find(({ id }) => id === 'VS-01')).toMatchObject({ kind: 'clock', limits: '1 week, then every 6 weeks' });
    expect(register.find(({ id }) => id === 'D12')).toMatchObject({ kind: 'signal', limits: { amber: 121, red: 183, critical: 365 } });
  });

  it('is silent out of care and in short breaks', () => {
    const left = tell(caseOf(entriesOf(...entered('2023-01-09'), ceased('2025-01-06')))).signals;
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ spans }) => spans.at(-1)!.until === '2025-01-06')).toBe(true);
    expect(tell(caseOf(entriesOf(...entered('2023-01-09', 'V4')))).signals).toEqual([]);
  });
});

describe('D01 no permanence plan', () => {
  it('counts from three months after the first review, or after the day it was due', () => {
    expect(drift('D01', ...entered('2025-04-14'))).toEqual(['amber 2025-08-16 red 2025-10-14 critical 2026-02-11']);
    expect(drift('D01', ...entered('2025-04-14'), reviewed('2025-05-01'))).toEqual(['amber 2025-08-02 red 2025-09-30 critical 2026-01-28']);
    expect(drift('D01', ...entered('2025-04-14'), reviewed('2025-06-20'))).toEqual(['amber 2025-08-16 red 2025-10-14 critical 2026-02-11']);
  });

  it('counts from the second review where that was held earlier', () => {
    const reviews = [reviewed('2025-05-01'), reviewed('2025-07-10')];
    expect(drift('D01', ...entered('2025-04-14'), ...reviews)).toEqual(['amber 2025-07-11 red 2025-09-08 critical 2026-01-06']);
    expect(drift('D01', ...entered('2025-04-14'), ...reviews, plan('2025-07-11', 'ADOPTION'))).toEqual([]);
  });

  it('takes a blank and OTHERPLN for no plan, and opens again when the plan becomes one', () => {
    expect(drift('D01', ...entered('2025-04-14'), plan('2025-05-01', 'OTHERPLN'))).toEqual([
      'amber 2025-08-16 red 2025-10-14 critical 2026-02-11',
    ]);
    const blanked = [...entered('2025-04-14'), plan('2025-05-01', 'ADOPTION'), plan('2025-12-01')];
    expect(drift('D01', ...blanked)).toEqual(['amber 2025-12-01 red 2026-01-29 critical 2026-05-29']);
    expect(drift('D01', ...blanked, plan('2025-12-10', 'LTFOST18'))).toEqual(['amber 2025-12-01 - 2025-12-10']);
    // Blank before a plan was due: the old date stays.
    expect(drift('D01', ...entered('2025-04-14'), plan('2025-05-01', 'ADOPTION'), plan('2025-06-01', 'OTHERPLN'))).toEqual([
      'amber 2025-08-16 red 2025-10-14 critical 2026-02-11',
    ]);
  });

  it('does not take a plan of an earlier period of care', () => {
    const before = [...entered('2025-01-06'), plan('2025-02-01', 'RETURN6M'), ceased('2025-03-03')];
    expect(drift('D01', ...before, ...entered('2025-04-14'))).toEqual(['amber 2025-08-16 red 2025-10-14 critical 2026-02-11']);
  });

  it('leaves out an unaccompanied child while a transfer is pending', () => {
    const alone = [...entered('2025-04-14', 'V2'), happened('ArrivedUnaccompanied', '2025-04-14', {})];
    const refused = (on: string): NewFact => happened('TransferEnded', on, { outcome: 'REFUSED' });
    expect(drift('D01', ...alone, referred('2025-04-20'))).toEqual([]);
    expect(drift('D01', ...alone, referred('2025-04-20'), refused('2025-09-01'))).toEqual([
      'amber 2025-09-01 red 2025-10-14 critical 2026-02-11',
    ]);
    const again = [referred('2025-11-03'), refused('2025-11-10')];
    const signals = signalsOf('D01', ...alone, ...again);
    expect(shown(signals)).toEqual(['amber 2025-08-16 red 2025-10-14 - 2025-11-03', 'red 2025-11-10 critical 2026-02-11']);
    expect(signals.map(({ anchor }) => anchor)).toEqual([idOf(0), idOf(4)]);
  });

  it('says since when and how long', () => {
    const [signal] = signalsOf('D01', ...entered('2025-04-14'));
    expect(explainSignal(signal!, '2025-08-16')).toBe(
      'No plan for a permanent home is recorded. It was due by 15 August 2025, the second review at the latest; 1 day has passed since.',
    );
    expect([signal!.countsFrom, since(signal!)]).toEqual(['2025-08-15', '2025-08-16']);
  });
});

describe('D03 no step towards a permanent home', () => {
  const open = ['amber 2025-07-14 red 2025-10-12 critical 2026-04-15'];

  it('counts from the start of care, and again from every step', () => {
    expect(drift('D03', ...entered('2025-04-14'))).toEqual(open);
    expect(drift('D03', ...entered('2025-04-14'), plan('2025-05-01', 'LTRELFR'))).toEqual([
      'amber 2025-07-31 red 2025-10-29 critical 2026-05-02',
    ]);
    expect(drift('D03', ...entered('2025-04-14'), plan('2025-08-01', 'SUPPLIV'))).toEqual([
      'amber 2025-07-14 - 2025-08-01',
      'amber 2025-10-31 red 2026-01-29 critical 2026-08-02',
    ]);
  });

  it('does not take work for movement, nor the same step twice', () => {
    const work = [reviewed('2025-05-01'), visited('2025-05-02'), happened('CarePlanPrepared', '2025-05-03', {})];
    expect(drift('D03', ...entered('2025-04-14'), ...work, plan('2025-05-10', 'OTHERPLN'))).toEqual(open);
    const reset = [plan('2025-05-01', 'SUPPLIV'), plan('2025-06-01', 'RESPLMT')];
    expect(drift('D03', ...entered('2025-04-14'), ...reset)).toEqual(['amber 2025-07-31 red 2025-10-29 critical 2026-05-02']);
  });

  it('takes a change of plan that a review endorsed for a step, twice in twelve months', () => {
    const changes = ['2025-05-01', '2025-06-01', '2025-07-01', '2025-08-01'].flatMap((on, i) => [
      plan(on, i % 2 ? 'RESPLMT' : 'SUPPLIV'),
      happened('PermanencePlanEndorsed', on, {}),
    ]);
    // Endorsed for the first time, then changed and endorsed twice; the third change is no step.
    expect(drift('D03', ...entered('2025-04-14'), placed('2025-04-20', { placement: 'K2' }), ...changes)[0]).toBe(
      'amber 2025-09-30 - 2025-10-20',
    );
  });

  it('asks which plan a step belongs to, the parallel plans too', () => {
    const filed = happened('SpecialGuardianshipAssessmentFiled', '2025-07-01', {});
    const parallel = happened('PermanencePlanSet', '2025-05-01', { plan: 'SUPPLIV', parallel: ['LTRELFR'] });
    expect(drift('D03', ...entered('2025-04-14'), plan('2025-05-01', 'SUPPLIV'), filed)[0]).toMatch('amber 2025-07-31');
    expect(drift('D03', ...entered('2025-04-14'), parallel, filed)[0]).toMatch('amber 2025-09-30');
  });

  it.each<[string, NewFact[], string]>([
    ['a care application within 26 weeks', [happened('CareApplicationIssued', '2025-04-14', {})], '2025-10-13'],
    [
      'a care application within an extension',
      [happened('CareApplicationIssued', '2025-04-14', {}), happened('TimetableExtended', '2025-09-01', { newDate: '2025-11-30' })],
      '2025-12-01',
    ],
    ['a special guardianship assessment', [happened('SpecialGuardianshipAssessmentStarted', '2025-04-14', {})], '2025-09-30'],
    ['an adoption decision', [happened('AdoptionDecisionMade', '2025-04-14', {})], '2025-10-15'],
    ['a return home inside its horizon', [plan('2025-04-14', 'RETURN6M')], '2026-01-12'],
    ['a long-term foster plan', [plan('2025-04-14', 'LTFOST18')], '2025-10-15'],
    ['a placement order with a plan for adoption', [plan('2025-04-14', 'ADOPTION'), order('2025-04-14')], '2025-10-15'],
  ])('is silent while %s is running and not yet red', (_wait, facts, from) => {
    expect(signalsOf('D03', ...entered('2025-04-14'), ...facts).map(since)[0]).toBe(from);
  });

  it('is owned by a wait only while that runs', () => {
    const decided = happened('AdoptionDecisionMade', '2025-06-01', {});
    const reversed = happened('AdoptionDecisionReversed', '2025-08-01', {});
    expect(drift('D03', ...entered('2025-04-14'), decided, reversed)).toEqual(['amber 2025-08-01 red 2025-10-12 critical 2026-04-15']);
    const filed = happened('SpecialGuardianshipAssessmentFiled', '2025-08-15', {});
    const started = happened('SpecialGuardianshipAssessmentStarted', '2025-08-01', {});
    const signals = signalsOf('D03', ...entered('2025-04-14'), started, filed);
    expect(shown(signals)).toEqual(['amber 2025-07-14 - 2025-08-01', 'amber 2025-08-15 red 2025-10-12 critical 2026-04-15']);
    expect(new Set(signals.map(({ anchor }) => anchor)).size).toBe(2);
  });

  it('has its own limits from the match, and from placing', () => {
    const adoption = [...entered('2025-01-06', 'C2'), plan('2025-01-20', 'ADOPTION'), order('2025-02-03'), match('2025-03-03')];
    expect(drift('D03', ...adoption)).toEqual(['amber 2025-12-03 red 2026-06-03']);
    const placing = placed('2025-04-01', { placement: 'A4' });
    const signals = signalsOf('D03', ...adoption, placing);
    expect(shown(signals)).toEqual(['amber 2026-01-01 red 2026-07-02']);
    expect(explainSignal(signals[0]!, '2026-01-01')).toBe(
      "Placed for adoption on 1 April 2025; no adoption order is recorded. 275 days have passed; the limit is 274 (Waymark's proposal).",
    );
  });

  it('ends with permanence, and does not ask while the plan is to stay with the family', () => {
    const matched = happened('LongTermMatchConfirmed', '2025-08-01', {});
    const facts = [...entered('2025-04-14'), plan('2025-04-20', 'LTFOST18'), matched];
    expect(drift('D03', ...facts)).toEqual([]);
    // The match ends with its placement, and the wait for another begins.
    expect(drift('D03', ...facts, placed('2026-02-02', { placement: 'K2' }))).toEqual(['critical 2026-08-05']);
    expect(drift('D03', ...entered('2025-04-14'), plan('2025-05-01', 'REMAINSUP'))).toEqual([]);
    const endorsed = [plan('2025-05-01', 'LTRELFR'), happened('PermanencePlanEndorsed', '2025-06-01', {})];
    expect(drift('D03', ...entered('2025-04-14'), ...endorsed)).toEqual(['amber 2025-08-31 - 2025-10-14']);
  });
});

describe('D06 review overdue', () => {
  it('is amber from ten working days before, red from the day after, critical from the day after twenty working days', () => {
    expect(drift('D06', ...entered('2025-04-14'))).toEqual(['amber 2025-04-30 red 2025-05-16 critical 2025-06-14']);
  });

  it('does not ask before the due date while an appointment stands, in time or not', () => {
    const planned = happened('ReviewPlanned', '2025-04-22', { plannedFor: '2025-05-20' });
    expect(drift('D06', ...entered('2025-04-14'), planned)).toEqual(['red 2025-05-16 critical 2025-06-14']);
    const early = happened('ReviewPlanned', '2025-05-02', { plannedFor: '2025-05-06' });
    const signals = signalsOf('D06', ...entered('2025-04-14'), early);
    expect(shown(signals)).toEqual(['amber 2025-04-30 - 2025-05-02', 'amber 2025-05-07 red 2025-05-16 critical 2025-06-14']);
    expect(signals.map(({ anchor }) => anchor)).toEqual([idOf(0), idOf(2)]);
    const withdrawn = happened('PlanWithdrawn', '2025-05-08', { planned: idOf(2) });
    expect(drift('D06', ...entered('2025-04-14'), planned, withdrawn)).toEqual(['amber 2025-05-08 red 2025-05-16 critical 2025-06-14']);
  });

  it('is critical at once when the review before was late too', () => {
    const reviews = [reviewed('2025-05-20'), reviewed('2025-08-21')];
    expect(drift('D06', ...entered('2025-04-14'), ...reviews)).toEqual([
      'amber 2025-04-30 red 2025-05-16 - 2025-05-20',
      'amber 2025-08-06 - 2025-08-21',
      'amber 2026-02-09 critical 2026-02-22',
    ]);
  });

  it('closes with the review, and when care ends', () => {
    expect(drift('D06', ...entered('2025-04-14'), ceased('2025-05-20'))).toEqual(['amber 2025-04-30 red 2025-05-16 - 2025-05-20']);
  });

  it('says when it was due and how late it is', () => {
    const [signal] = signalsOf('D06', ...entered('2025-04-14'));
    expect(explainSignal(signal!, '2025-05-17')).toBe(
      'A review was due on 15 May 2025 and none is recorded. It is 2 days late (regulation 33).',
    );
    expect(explainSignal(signal!, '2025-04-30')).toBe(
      'A review is due on 15 May 2025, in 15 days, and no appointment is recorded (regulation 33).',
    );
  });
});

describe('D07 visit overdue', () => {
  it('is red from the seventh day, critical after a further interval', () => {
    expect(drift('D07', ...entered('2025-04-14'))).toEqual(['amber 2025-04-22 red 2025-04-28 critical 2025-05-05']);
    expect(drift('D07', ...entered('2025-04-14'), visited('2025-04-17'))).toEqual(['amber 2025-05-30 red 2025-06-05 critical 2025-07-10']);
    const to18 = [becameLookedAfter('2024-01-10'), placed('2024-01-10', { placement: 'U4' })];
    expect(drift('D07', ...to18, visited('2025-11-30')).at(-1)).toBe('amber 2026-03-01 red 2026-03-07 critical 2026-05-30');
  });

  it('is critical after two weeks where visits are weekly, else after a further interval of the closer regime', () => {
    const home = [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'P1' })];
    expect(drift('D07', ...home, visited('2025-04-17'))).toEqual(['amber 2025-04-25 red 2025-05-01 critical 2025-05-08']);
    const reviewedThen = [...home, reviewed('2025-04-16'), visited('2025-04-17')];
    expect(drift('D07', ...reviewedThen)).toEqual(['amber 2025-05-16 red 2025-05-22 critical 2025-06-12']);
    const order = happened('LegalStatusChanged', '2025-05-01', { legalStatus: 'C2' });
    expect(drift('D07', ...reviewedThen, order)).toEqual(['amber 2025-05-09 red 2025-05-15 critical 2025-05-22']);
  });

  it('asks for a visit that somebody asked for, and for one after a notice about the home', () => {
    const facts = [...entered('2025-01-06'), visited('2025-01-10'), visited('2025-02-17')];
    const asked = happened('VisitRequested', '2025-02-24', {});
    expect(drift('D07', ...facts, asked).at(-1)).toMatch(/^amber 2025-03-04 critical 2025-03-10/);
    const notice = happened('HomeNoticeReceived', '2025-02-24', {});
    expect(drift('D07', ...facts, notice, visited('2025-03-20')).at(-2)).toBe(
      'amber 2025-03-04 red 2025-03-10 critical 2025-03-17 - 2025-03-20',
    );
  });

  it('is critical after six months more in an agreed long-term placement', () => {
    const matched = happened('LongTermMatchConfirmed', '2024-09-02', { childAgrees: true });
    const longTerm = [becameLookedAfter('2024-01-10'), placed('2024-01-10', { placement: 'U4' }), matched, visited('2025-08-31')];
    expect(drift('D07', ...longTerm).at(-1)).toBe('amber 2026-03-01 red 2026-03-07 critical 2026-08-31');
  });

  it('is amber when the child was not seen alone at three visits in a row, until they are', () => {
    const visit = (on: string, seenAlone?: boolean): NewFact => visited(on, { seenAlone });
    const three = [visit('2025-04-16', false), visit('2025-05-05', false), visit('2025-05-26', false)];
    const signals = signalsOf('D07', ...entered('2025-04-14'), ...three, visit('2025-06-16', true));
    expect(shown(signals)[0]).toBe('amber 2025-05-26 - 2025-06-16');
    expect(explainSignal(signals[0]!, '2025-05-27')).toBe(
      'At the last three visits, the third on 26 May 2025, the child was not seen alone (regulation 29).',
    );
    const unsaid = [visit('2025-04-16', false), visit('2025-05-05'), visit('2025-05-26', false), visit('2025-06-16', true)];
    expect(shown(signalsOf('D07', ...entered('2025-04-14'), ...unsaid))[0]).toMatch('amber 2025-07-29');
  });

  it('goes on without a break from one part of the rule to the other', () => {
    const visit = (on: string): NewFact => visited(on, { seenAlone: false });
    const signals = signalsOf('D07', ...entered('2025-04-14'), visit('2025-04-16'), visit('2025-05-05'), visit('2025-06-18'));
    expect(shown(signals)).toEqual(['amber 2025-06-17 amber 2025-06-18 amber 2025-07-31 red 2025-08-06 critical 2025-09-10']);
  });

  it('leaves the open list with the placement', () => {
    expect(drift('D07', ...entered('2025-04-14'), placed('2025-04-24', { placement: 'K2' }))).toEqual([
      'amber 2025-04-22 - 2025-04-24',
      'amber 2025-05-02 red 2025-05-08 critical 2025-05-15',
    ]);
  });
});

describe('after placing for adoption', () => {
  const forAdoption = [...entered('2025-01-06'), reviewed('2025-02-03'), placed('2025-04-14', { placement: 'A6' })];
  const held = (on: string): NewFact => happened('ReviewHeld', on, { review: 'ADOPTION' });

  it('D06 reads the reviews that stand in place of the others', () => {
    expect(drift('D06', ...forAdoption).at(-1)).toBe('amber 2025-04-25 red 2025-05-13 critical 2025-06-11');
    const signal = signalsOf('D06', ...forAdoption).at(-1);
    expect(explainSignal(signal!, '2025-05-13')).toBe(
      'A review was due on 12 May 2025 and none is recorded. It is 1 day late (Adoption Agencies Regulations 2005, regulation 36).',
    );
    expect(explainSignal(signal!, '2025-05-12')).toMatch('no appointment is recorded (Adoption Agencies Regulations 2005, regulation 36)');
    expect(drift('D06', ...forAdoption, held('2025-05-20'), held('2025-09-01')).slice(-2)).toEqual([
      'amber 2025-08-06 critical 2025-08-21 - 2025-09-01',
      'amber 2026-02-16 critical 2026-03-02',
    ]);
  });

  it('D06 takes an appointment for either kind of review, made since the last', () => {
    const planned = (on: string): NewFact => happened('ReviewPlanned', on, { plannedFor: '2025-05-20', review: 'ADOPTION' });
    for (const on of ['2025-04-10', '2025-04-22']) expect(drift('D06', ...forAdoption, planned(on)).at(-1)).toMatch(/^red 2025-05-13/);
    expect(drift('D06', ...forAdoption, planned('2025-02-01')).at(-1)).toMatch(/^amber 2025-04-25/);
  });

  it('D06 is silent about the reviews of a child authorised and not placed', () => {
    const authorised = [...entered('2025-01-06'), reviewed('2025-02-03'), reviewed('2025-04-22'), order('2025-04-22')];
    expect(drift('D06', ...authorised, reviewed('2025-10-01')).filter(one => one.includes('red'))).toEqual([
      'amber 2026-03-18 red 2026-04-02 critical 2026-05-02',
    ]);
  });

  it('D07 is critical two weeks after a weekly visit was due, else after a further interval as decided', () => {
    expect(drift('D07', ...forAdoption, visited('2025-01-08')).at(-1)).toBe('amber 2025-04-22 red 2025-04-28 critical 2025-05-05');
    const decided = (days: number, on: string): NewFact => happened('AdoptionVisitIntervalDecided', on, { days });
    const facts = [...forAdoption, held('2025-05-06'), decided(42, '2025-05-06'), visited('2025-05-07')];
    expect(drift('D07', ...facts).at(-1)).toBe('amber 2025-06-19 red 2025-06-25 critical 2025-07-30');
    expect(drift('D07', ...facts, decided(21, '2025-05-10')).at(-1)).toBe('amber 2025-06-01 red 2025-06-07 critical 2025-06-21');
    const signal = signalsOf('D07', ...facts).at(-1)!;
    expect(explainSignal(signal, '2025-06-19')).toMatch('It is 1 day late (Adoption Agencies Regulations 2005, regulation 36).');
  });
});

describe('D12 placement order without a match', () => {
  const ordered = [...entered('2025-04-14', 'C2'), plan('2025-05-01', 'ADOPTION'), order('2025-09-09')];

  it('counts the days from the order', () => {
    const [signal] = signalsOf('D12', ...ordered);
    expect(shown([signal!])).toEqual(['amber 2026-01-09 red 2026-03-12 critical 2026-09-10']);
    expect(explainSignal(signal!, '2026-03-31')).toBe(
      'The plan has been adoption and a placement order was made on 9 September 2025. No match is recorded. ' +
        '203 days have passed; the limit is 121 (Adoption scorecard A2).',
    );
  });

  it.each<[string, NewFact]>([
    ['a match', match('2026-02-02')],
    ['placing', placed('2026-02-02', { placement: 'A4' })],
    ['a revocation', happened('PlacementOrderRevoked', '2026-02-02', {})],
    ['another plan', plan('2026-02-02', 'LTFOST18')],
    ['a blank plan', plan('2026-02-02')],
    ['the end of care', ceased('2026-02-02')],
  ])('ends with %s', (_end, fact) => {
    expect(drift('D12', ...ordered, fact)).toEqual(['amber 2026-01-09 - 2026-02-02']);
  });

  it('asks for the plan in force, and takes a match made before the order', () => {
    expect(drift('D12', ...entered('2025-04-14', 'C2'), order('2025-09-09'))).toEqual([]);
    expect(drift('D12', ...ordered, match('2025-08-01'))).toEqual([]);
    const back = signalsOf('D12', ...ordered, plan('2026-02-02', 'LTFOST18'), plan('2026-03-02', 'ADOPTION'));
    expect(shown(back)).toEqual(['amber 2026-01-09 - 2026-02-02', 'amber 2026-03-02 red 2026-03-12 critical 2026-09-10']);
    expect(back.map(({ anchor }) => anchor)).toEqual([idOf(3), idOf(5)]);
  });

  it('counts again from the end of a placement for adoption that ended without an order', () => {
    const failed = [match('2025-10-01'), placed('2025-11-03', { placement: 'A4' }), placed('2026-01-05')];
    expect(drift('D12', ...ordered, ...failed)).toEqual(['amber 2026-05-07 red 2026-07-08 critical 2027-01-06']);
    expect(drift('D12', ...ordered, ...failed, match('2026-02-02'))).toEqual([]);
  });

  it('reads the legal status E1 as the order', () => {
    const status = happened('LegalStatusChanged', '2025-09-09', { legalStatus: 'E1' });
    expect(drift('D12', ...ordered.slice(0, -1), status)).toEqual(['amber 2026-01-09 red 2026-03-12 critical 2026-09-10']);
  });

  it('judges each day by the limit the authority had set for it', () => {
    const settings = settingsOf([{ setting: 'D12.amber', value: 150, from: '2026-01-15' }]);
    const [first, second] = tell(caseOf(entriesOf(...ordered), { settings })).signals.filter(({ rule }) => rule === 'D12');
    expect(shown([first!, second!])).toEqual(['amber 2026-01-09 - 2026-01-15', 'amber 2026-02-07 red 2026-03-12 critical 2026-09-10']);
    expect(explainSignal(second!, '2026-02-07')).toMatch("151 days have passed; the limit is 150 (the authority's own)");
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
      tell(caseOf(entriesOf(...all)))
        .signals.flatMap(signal => (severityOn(signal, day) ? [`${signal.rule} ${severityOn(signal, day)!.severity}`] : []))
        .sort();
    expect(open(facts)).toEqual(open(facts.filter(({ data }) => data.on <= day)));
  }
});
