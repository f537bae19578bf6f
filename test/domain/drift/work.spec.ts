import { explainSignal, tell, type NewFact } from '@waymark/domain';
import { drift, shown } from '../../support/drift';
import { back, interviewed, made, missing } from '../../support/facts';
import { bornOn, caseOf, ceased, entered, entriesOf, happened, imported, returned, signalsOf, tellOfReturns } from '../../support/story';

describe('D23 core documents overdue', () => {
  const health = made('HealthAssessmentCompleted', '2025-04-20');
  const care = [...entered('2025-04-14'), health];
  /** The next assessment of health is due after a year, and nobody makes it. */
  const nextHealth = 'amber 2026-04-21 red 2026-06-20';
  const [carePlan, placementPlan] = [made('CarePlanPrepared', '2025-04-29'), made('PlacementPlanPrepared', '2025-04-20')];

  it('is amber for one, red after sixty days', () => {
    const [signal] = signalsOf('D23', ...care, placementPlan);
    expect(shown([signal!])).toEqual(['amber 2025-05-01 red 2025-06-30 red 2026-04-21']);
    expect(explainSignal(signal!, '2025-06-30')).toBe('Overdue: care plan. The longest was due on 30 April 2025, 61 days ago.');
  });

  it('is red for two together, and amber again when one of them is made', () => {
    const [signal] = signalsOf('D23', ...care, made('PlacementPlanPrepared', '2025-05-12'));
    expect(shown([signal!])).toEqual(['amber 2025-04-24 red 2025-05-01 amber 2025-05-12 red 2025-06-30 red 2026-04-21']);
    expect(explainSignal(signal!, '2025-05-01')).toBe(
      'Overdue: placement plan, care plan. The longest was due on 23 April 2025, 8 days ago.',
    );
  });

  it('clears with the last of them, and with care; what is overdue later is another occurrence', () => {
    const signals = signalsOf('D23', ...care, made('PlacementPlanPrepared', '2025-04-26'), made('CarePlanPrepared', '2025-05-06'));
    expect(shown(signals)).toEqual(['amber 2025-04-24 - 2025-04-26', 'amber 2025-05-01 - 2025-05-06', nextHealth]);
    expect(new Set(signals.map(({ anchor }) => anchor)).size).toBe(3);
    expect(drift('D23', ...care, placementPlan, ceased('2025-05-20'))).toEqual(['amber 2025-05-01 - 2025-05-20']);
    expect(drift('D23', ...care, placementPlan, carePlan)).toEqual([nextHealth]);
  });

  it('counts one plan for education once, begun or ready', () => {
    const plans = [made('PlacementPlanPrepared', '2025-04-16'), made('CarePlanPrepared', '2025-04-16')];
    const [signal] = signalsOf('D23', bornOn('2015-01-12'), ...care, ...plans, made('PepInitiated', '2025-06-10'));
    expect(signal!.spans[0]).toMatchObject({ severity: 'amber', from: '2025-05-01', limb: 'personal education plan' });
    const [late] = signal!.spans.filter(({ severity }) => severity === 'red');
    // Begun on 10 June, but not ready: the sixty days count from the day it was due for the first review.
    expect(late).toMatchObject({ from: '2025-07-15', limb: 'personal education plan', countsFrom: '2025-05-15' });
  });

  it('reads the pathway plan while in care, and leaves it to others afterwards', () => {
    const at16 = [bornOn('2009-01-12'), ...entered('2024-09-02'), placementPlan, made('CarePlanPrepared', '2024-09-03')];
    const facts = [...at16, happened('PlacementPlanPrepared', '2024-09-03', {}), health];
    const pathway = signalsOf('D23', ...facts).flatMap(({ spans }) => spans.filter(({ limb }) => limb!.includes('pathway plan')));
    expect(pathway[0]).toMatchObject({ from: '2025-04-13' });
    const left = signalsOf('D23', ...facts, ceased('2025-04-20')).at(-1)!;
    expect(left.spans.at(-1)).toMatchObject({ until: '2025-04-20' });
  });

  it('says nothing of what no return could hold', () => {
    const told = tellOfReturns(bornOn('2015-01-12'), ...entered('2024-05-01'), returned(2025), returned(2026));
    expect(told.signals.filter(({ rule }) => rule === 'D23')).toEqual([]);
  });
});

describe('D24 missing, or missing again and again', () => {
  const care = entered('2025-04-14');

  it('is amber on the day, red from the next, critical from the third after', () => {
    const [signal] = signalsOf('D24', ...care, missing('2025-06-02'));
    expect(shown([signal!])).toEqual(['amber 2025-06-02 red 2025-06-03 critical 2025-06-05']);
    expect(explainSignal(signal!, '2025-06-03')).toBe('The child went missing on 2 June 2025 and has not been found or returned: 1 day.');
    // By the hour it is the same, but for a night in which the clocks go forward.
    expect(drift('D24', ...care, missing('2025-06-02', '2025-06-02T23:40:00+01:00'))).toEqual([
      'amber 2025-06-02 red 2025-06-03 critical 2025-06-05',
    ]);
    expect(drift('D24', ...care, missing('2026-03-28', '2026-03-28T23:30:00Z'))).toEqual([
      'amber 2026-03-28 red 2026-03-30 critical 2026-04-01',
    ]);
  });

  it('ends with the return, and with care', () => {
    expect(drift('D24', ...care, missing('2025-06-02'), back('2025-06-04'), interviewed('2025-06-04'))).toEqual([
      'amber 2025-06-02 red 2025-06-03 - 2025-06-04',
    ]);
    expect(drift('D24', ...care, missing('2025-06-02'), ceased('2025-06-04'))).toEqual(['amber 2025-06-02 red 2025-06-03 - 2025-06-04']);
    expect(drift('D24', ...care, missing('2025-06-02'), back('2025-06-02'), interviewed('2025-06-03'))).toEqual([]);
  });

  it('is amber without an interview after the third day, or after 72 hours where the time is known', () => {
    const away = missing('2025-06-02');
    const signals = signalsOf('D24', ...care, away, back('2025-06-02'));
    expect(shown(signals)).toEqual(['amber 2025-06-06']);
    expect(explainSignal(signals[0]!, '2025-06-06')).toBe(
      'The child was found or returned on 2 June 2025. No return interview is recorded; it was due within 72 hours (guidance of 2014).',
    );
    const atTen = back('2025-06-02', '2025-06-02T10:00:00+01:00');
    expect(drift('D24', ...care, away, atTen)).toEqual(['amber 2025-06-05']);
    expect(drift('D24', ...care, away, atTen, interviewed('2025-06-05'))).toEqual([]);
  });

  it('closes with the interview, a decline, or a new episode; each return needs its own', () => {
    const once = [missing('2025-06-02'), back('2025-06-02')];
    const declined = (on: string): NewFact => happened('ReturnInterviewDeclined', on, {});
    expect(drift('D24', ...care, ...once, declined('2025-06-10'))).toEqual(['amber 2025-06-06 - 2025-06-10']);
    expect(drift('D24', ...care, ...once, declined('2025-06-06'))).toEqual([]);
    const again = [missing('2025-06-10'), back('2025-06-10')];
    expect(drift('D24', ...care, ...once, ...again)).toEqual(
      ['amber 2025-06-06', 'amber 2025-06-14'].map((one, i) => (i ? one : `${one} - 2025-06-10`)),
    );
  });

  it('gives an interview on the day of a new episode to the return before it, unless the times say otherwise', () => {
    const once = [missing('2025-06-02'), back('2025-06-02')];
    const again = [missing('2025-06-05', '2025-06-05T12:00:00Z'), back('2025-06-05', '2025-06-05T14:00:00Z')];
    expect(drift('D24', ...care, ...once, ...again, interviewed('2025-06-05'))).toEqual(['amber 2025-06-08']);
  });

  it('is red while three episodes have begun in ninety days', () => {
    const episode = (on: string): NewFact[] => [missing(on), back(on), interviewed(on)];
    const two = [...episode('2025-05-01'), ...episode('2025-06-01')];
    const [signal] = signalsOf('D24', ...care, ...two, ...episode('2025-07-29'));
    expect(shown([signal!])).toEqual(['red 2025-07-29 - 2025-07-30']);
    expect(explainSignal(signal!, '2025-07-29')).toBe('The child went missing 3 times in the 90 days to 29 July 2025; the limit is 3.');
    expect(drift('D24', ...care, ...two, ...episode('2025-07-30'))).toEqual([]);
  });

  it('does not ask of children of a return what it cannot hold', () => {
    const told = tell(
      caseOf(
        imported(
          entriesOf(...care, missing('2025-06-02'), missing('2025-06-09'), back('2025-06-10'), missing('2025-06-16'), returned(2026)),
        ),
      ),
    );
    expect(told.signals.filter(({ rule }) => rule === 'D24')).toEqual([]);
  });
});
