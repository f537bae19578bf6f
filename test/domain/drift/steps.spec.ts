import { explainSignal, lastStepOn, settingsOf, since, type NewFact } from '@waymark/domain';
import { drift, shown } from '../../support/drift';
import { match, order, plan } from '../../support/facts';
import { bornOn, caseOf, entered, entriesOf, happened, placed, reviewed, signalsOf, tellUnder, visited } from '../../support/story';

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

describe('waits that own the child', () => {
  const d03 = (settings: { setting: string; value: number }[], ...facts: NewFact[]): string | undefined => {
    const own = settingsOf(settings.map(one => ({ ...one, from: '2020-01-01' })));
    return tellUnder({ settings: own }, ...entered('2025-04-14'), ...facts)
      .signals.filter(({ rule }) => rule === 'D03')
      .map(since)[0];
  };

  it.each<[string, string, NewFact, string]>([
    ['D10', 'D10.red', plan('2025-04-14', 'LTFOST18'), '2025-08-23'],
    ['D13', 'D13.redAfterDecision', happened('AdoptionDecisionMade', '2025-04-14', {}), '2025-08-23'],
    ['D15', 'D15.assessmentRed', happened('SpecialGuardianshipAssessmentStarted', '2025-04-14', {}), '2025-08-23'],
    ['D05', 'D05.red', happened('CareApplicationIssued', '2025-04-14', {}), '2025-08-23'],
  ])('%s: until it is red by the limit of the authority', (_rule, setting, fact, from) => {
    expect(d03([{ setting, value: 130 }], fact)).toBe(from);
  });

  it('own nothing once proceedings are critical, extension or not', () => {
    const issued = happened('CareApplicationIssued', '2025-04-14', {});
    expect(d03([], issued, happened('TimetableExtended', '2025-09-01', { newDate: '2026-06-30' }))).toBe('2026-04-13');
  });
});

describe('permanence achieved', () => {
  it('is so at 16 with a pathway plan, once the placement is six months old', () => {
    const pathway = happened('PathwayPlanPrepared', '2025-07-01', {});
    expect(drift('D03', ...entered('2025-04-14'), bornOn('2009-06-10'), pathway)).toEqual(['amber 2025-07-14 red 2025-10-12 - 2025-10-14']);
    expect(drift('D03', ...entered('2025-04-14'), bornOn('2009-12-01'), pathway)).toEqual(['amber 2025-07-14 red 2025-10-12 - 2025-12-01']);
    expect(drift('D03', ...entered('2025-04-14'), bornOn('2009-06-10'))).toEqual([
      'amber 2025-07-14 red 2025-10-12 critical 2026-04-15 - 2027-06-10',
    ]);
  });
});

describe('the last step towards a permanent home', () => {
  it('is that of the day asked, in the period of care of that day', () => {
    const about = caseOf(
      entriesOf(...entered('2025-04-14'), plan('2025-05-01', 'LTFOST18'), happened('MatchingRequested', '2025-06-02', {})),
    );
    expect(['2025-04-30', '2025-05-01', '2025-06-02', '2025-04-13'].map(day => lastStepOn(about, day)?.says)).toEqual([
      undefined,
      'Permanence plan set',
      'Long-term match requested',
      undefined,
    ]);
  });
});
