import { explainSignal, settingsOf, tell, type NewFact } from '@waymark/domain';
import {
  approved,
  back,
  drift,
  entered,
  interviewed,
  made,
  missing,
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
  imported,
  placed,
  returned,
  signalsOf,
} from '../support/story';

describe('D11 temporary approval expiring', () => {
  const kin = [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U3', carer: 'aunt', basis: 'REG24' })];
  const extended = (on: string, until?: string): NewFact => happened('TemporaryApprovalExtended', on, { until });

  it('is amber from day 84, red from 16 weeks and critical from 24', () => {
    const [signal] = signalsOf('D11', ...kin);
    expect(shown([signal!])).toEqual(['amber 2025-07-07 red 2025-08-04 critical 2025-09-29']);
    expect(explainSignal(signal!, '2025-08-04')).toBe(
      'Placed with a connected person on 14 April 2025 under a temporary approval, which has run out (regulation 24). ' +
        'No full approval is recorded. 112 days have passed.',
    );
    expect(explainSignal(signal!, '2025-08-03')).toMatch('which lasts for 16 weeks (regulation 24)');
  });

  it.each<[string, NewFact]>([
    ['the full approval', approved('2025-08-20')],
    ['a move', placed('2025-08-20', { placement: 'K2' })],
    ['the end of care', ceased('2025-08-20')],
  ])('ends with %s', (_end, fact) => {
    expect(drift('D11', ...kin, fact)).toEqual(['amber 2025-07-07 red 2025-08-04 - 2025-08-20']);
  });

  it('is silent while an extension granted in time is in force, for eight weeks at most', () => {
    const signals = signalsOf('D11', ...kin, extended('2025-08-03'));
    expect(shown(signals)).toEqual(['amber 2025-07-07 - 2025-08-03', 'critical 2025-09-29']);
    expect(signals.map(({ anchor }) => anchor)).toEqual([idOf(1), idOf(2)]);
    expect(signals.map(({ facts }) => facts.length)).toEqual([1, 2]);
    expect(drift('D11', ...kin, extended('2025-08-01', '2025-08-31'))[1]).toBe('red 2025-09-01 critical 2025-09-29');
    expect(drift('D11', ...kin, extended('2025-07-01', '2025-12-31'))).toEqual(['critical 2025-09-29']);
  });

  it('takes neither an extension that came too late nor a second one', () => {
    expect(drift('D11', ...kin, extended('2025-08-04'))).toEqual(['amber 2025-07-07 red 2025-08-04 critical 2025-09-29']);
    expect(drift('D11', ...kin, extended('2025-07-01', '2025-08-10'), extended('2025-08-02'))).toEqual([
      'red 2025-08-11 critical 2025-09-29',
    ]);
  });

  it('reads the approval where the placement does not say on what it rests, and the placement that is named', () => {
    const plain = [becameLookedAfter('2025-04-14'), placed('2025-04-14', { placement: 'U3' })];
    const granted = (on: string, placement?: string): NewFact => happened('TemporaryApprovalGranted', on, { placement });
    const open = ['amber 2025-07-07 red 2025-08-04 critical 2025-09-29'];
    expect(drift('D11', ...plain)).toEqual([]);
    expect(drift('D11', ...plain, granted('2025-04-20'))).toEqual(open);
    expect(drift('D11', ...plain, granted('2025-04-10', idOf(1)))).toEqual(open);
    expect(drift('D11', ...plain, granted('2025-07-20'))).toEqual(['amber 2025-07-20 red 2025-08-04 critical 2025-09-29']);
    expect(drift('D11', ...plain, granted('2025-04-10'))).toEqual([]);
    expect(drift('D11', ...kin, happened('FullApprovalGranted', '2025-06-01', { placement: 'another' }))).toEqual(open);
  });

  it('goes on where the same carer takes the child under another code', () => {
    const long = placed('2025-06-02', { placement: 'U1', sameCarer: true });
    expect(drift('D11', ...kin, long)).toEqual(['amber 2025-07-07 red 2025-08-04 critical 2025-09-29']);
  });
});

describe('D21 changes of social worker, or none', () => {
  const care = entered('2025-04-14');
  const workers = (...on: string[]): NewFact[] => on.map((day, i) => worker(day, `worker-${i}`));

  it('counts the workers of a year: amber at three, red at five, until the first has left the window', () => {
    const five = workers('2025-04-14', '2025-05-01', '2025-06-01', '2025-07-01', '2025-08-01');
    const [signal] = signalsOf('D21', ...care, ...five);
    expect(shown([signal!])).toEqual(['amber 2025-06-01 amber 2025-07-01 red 2025-08-01 amber 2026-04-30 amber 2026-05-31 - 2026-06-30']);
    expect(explainSignal(signal!, '2025-08-01')).toBe(
      'The child has had 5 social workers in the 365 days to 1 August 2025; the limit is 3 (national count of instability).',
    );
  });

  it('counts who comes back once, and those of the year before care', () => {
    expect(drift('D21', ...care, worker('2025-04-14', 'a'), worker('2025-05-01', 'b'), worker('2025-06-01', 'a'))).toEqual([]);
    expect(drift('D21', ...care, ...workers('2025-02-01', '2025-03-01', '2025-04-14'))).toEqual(['amber 2025-04-14 - 2026-02-28']);
    // The 365th day after the first left is the last that sees them.
    expect(drift('D21', ...care, ...workers('2024-01-01', '2025-02-28', '2026-02-27'))).toEqual([]);
    expect(drift('D21', ...care, ...workers('2024-01-01', '2025-02-28', '2026-02-26'))).toEqual(['amber 2026-02-26 - 2026-02-27']);
  });

  it('is red without a worker from the day after the fifth working day', () => {
    expect(drift('D21', ...care)).toEqual(['red 2025-04-24']);
    expect(drift('D21', ...care, worker('2025-04-24', 'a'))).toEqual([]);
    expect(drift('D21', ...care, worker('2025-04-25', 'a'))).toEqual(['red 2025-04-24 - 2025-04-25']);
    const [signal] = signalsOf('D21', ...care, worker('2025-04-14', 'a'), happened('SocialWorkerEnded', '2025-06-02', {}));
    expect(shown([signal!])).toEqual(['red 2025-06-10']);
    expect(signal!.anchor).toBe(idOf(3));
    expect(explainSignal(signal!, '2025-06-10')).toBe(
      'No social worker has been allocated since 2 June 2025: 8 days; the limit is 5 working days.',
    );
  });

  it('is another occurrence in another period of care', () => {
    const back = [ceased('2025-07-01'), ...entered('2025-09-01')];
    const signals = signalsOf('D21', ...care, ...workers('2025-04-14', '2025-05-01', '2025-06-01'), ...back);
    expect(shown(signals)).toEqual(['amber 2025-06-01 - 2025-07-01', 'amber 2025-09-01 - 2026-04-30']);
    expect(new Set(signals.map(({ anchor }) => anchor)).size).toBe(2);
  });

  it('says nothing of the worker of a child whose record begins in care, nor where nobody recorded workers', () => {
    const known = happened('KnownInCare', '2025-04-14', { legalStatus: 'C2' });
    expect(drift('D21', known)).toEqual([]);
    expect(drift('D21', known, worker('2025-05-01', 'a'), happened('SocialWorkerEnded', '2025-06-02', {}))).toEqual(['red 2025-06-10']);
    const entries = imported(entriesOf(...care, returned(2026)));
    expect(tell(caseOf(entries, { recordingBegan: '2026-04-01' })).signals.filter(({ rule }) => rule === 'D21')).toEqual([]);
  });

  it('takes the limit the authority has set', () => {
    const settings = settingsOf([{ setting: 'D21.amber', value: 2, from: '2025-05-10' }]);
    const told = tell(caseOf(entriesOf(...care, ...workers('2025-04-14', '2025-05-01')), { settings }));
    expect(shown(told.signals.filter(({ rule }) => rule === 'D21'))).toEqual(['amber 2025-05-10 - 2026-04-30']);
  });
});

describe('D22 concern of the reviewing officer not resolved', () => {
  const care = entered('2025-04-14');
  const toCafcass = (on: string): NewFact => happened('CafcassReferral', on, {});

  it('is amber after ten working days, red after twenty', () => {
    const [signal] = signalsOf('D22', ...care, raised('2025-06-02'));
    expect(shown([signal!])).toEqual(['amber 2025-06-17 red 2025-07-01']);
    expect(explainSignal(signal!, '2025-06-17')).toBe(
      'The independent reviewing officer raised a concern on 2 June 2025, and no resolution is recorded. ' +
        '15 days have passed; the limit is 10 working days (IRO handbook).',
    );
  });

  it('is critical from a referral to Cafcass, whatever the days', () => {
    const [signal] = signalsOf('D22', ...care, raised('2025-06-02'), toCafcass('2025-06-05'));
    expect(shown([signal!])).toEqual(['critical 2025-06-05']);
    expect(explainSignal(signal!, '2025-06-06')).toMatch(/It was referred to Cafcass on 5 June 2025 \(section 25B\)\.$/);
    expect(drift('D22', ...care, raised('2025-06-02'), toCafcass('2025-07-07'), resolved('2025-07-09'))).toEqual([
      'amber 2025-06-17 red 2025-07-01 critical 2025-07-07 - 2025-07-09',
    ]);
  });

  it('ends with its own resolution, and with care', () => {
    const two = [raised('2025-06-02', 'one'), raised('2025-06-16', 'two')];
    expect(drift('D22', ...care, ...two, resolved('2025-07-10', 'one'))).toEqual([
      'amber 2025-06-17 red 2025-07-01 amber 2025-07-10 red 2025-07-15',
    ]);
    // Without a number it is about the one raised last.
    expect(drift('D22', ...care, ...two, resolved('2025-07-10'))).toEqual(['amber 2025-06-17 red 2025-07-01']);
    expect(drift('D22', ...care, ...two, resolved('2025-07-10', 'three'), ceased('2025-07-14'))).toEqual([
      'amber 2025-06-17 red 2025-07-01 - 2025-07-14',
    ]);
  });
});

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
    const told = tell(caseOf(imported(entriesOf(bornOn('2015-01-12'), ...entered('2024-05-01'), returned(2025), returned(2026)))));
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

describe('D25 transfer of an unaccompanied child stalled', () => {
  it('is amber after ten working days, red after twenty, in care or not', () => {
    const [signal] = signalsOf('D25', referred('2025-06-02'));
    expect(shown([signal!])).toEqual(['amber 2025-06-17 red 2025-07-01']);
    expect(explainSignal(signal!, '2025-06-17')).toBe(
      'Referred to the National Transfer Scheme on 2 June 2025, and the referral is still open. ' +
        '15 days have passed; the limit is 10 working days (protocol of the scheme).',
    );
    expect(drift('D25', ...entered('2025-04-14', 'V2'), referred('2025-06-02'))).toEqual(['amber 2025-06-17 red 2025-07-01']);
  });

  it('is amber after five working days where the child waits in a hotel', () => {
    expect(drift('D25', referred('2025-06-02', true))).toEqual(['amber 2025-06-10 red 2025-07-01']);
  });

  it.each<[string, NewFact[], string]>([
    ['the transfer', [settled('2025-07-02')], '2025-07-02'],
    ['the end of care', [ceased('2025-07-02')], '2025-07-02'],
    ['the 18th birthday', [bornOn('2007-07-02', '2025-04-14')], '2025-07-02'],
    ['death', [happened('DeathRecorded', '2025-07-02', {})], '2025-07-02'],
  ])('ends with %s', (_end, facts, until) => {
    expect(drift('D25', ...entered('2025-04-14', 'V2'), referred('2025-06-02'), ...facts)).toEqual([
      `amber 2025-06-17 red 2025-07-01 - ${until}`,
    ]);
    if (facts[0]!.type !== 'CeasedToBeLookedAfter') expect(drift('D25', referred('2025-06-02'), ...facts)).toHaveLength(1);
  });

  it('does not begin anew when it is said again while it is open', () => {
    expect(drift('D25', referred('2025-06-02'), referred('2025-06-16'))).toEqual(['amber 2025-06-17 red 2025-07-01']);
    expect(drift('D25', referred('2025-06-02'), settled('2025-06-10'), referred('2025-06-16'))).toEqual([
      'amber 2025-07-01 red 2025-07-15',
    ]);
  });
});

describe('D26 leaving care without plan, home or contact', () => {
  const care = [bornOn('2008-01-31'), ...entered('2024-09-02')];
  const pathway = (on: string): NewFact => happened('PathwayPlanPrepared', on, {});
  const home = (on: string): NewFact => happened('PostEighteenAccommodationDecided', on, {});
  const touched = (on: string): NewFact => happened('KeepingInTouch', on, {});

  it('asks for the pathway plan at 17 years and 3 months, the last day of a short month included, red at 17 years and 9', () => {
    const [signal] = signalsOf('D26', ...care, home('2025-06-01'));
    expect(shown([signal!])).toEqual(['amber 2025-04-30 red 2025-10-31 - 2029-01-31']);
    expect(explainSignal(signal!, '2025-04-30')).toBe(
      'No pathway plan is recorded. The age by which there should be one was reached on 30 April 2025 (regulation 43).',
    );
    expect(drift('D26', ...care, home('2025-06-01'), pathway('2025-11-03'))[0]).toBe('amber 2025-04-30 red 2025-10-31 - 2025-11-03');
  });

  it('asks for the home after 18 at 17 years and 6 months, red at 17 years and 9', () => {
    const [signal] = signalsOf('D26', ...care, pathway('2025-03-01'), home('2025-11-10'));
    expect(shown([signal!])).toEqual(['amber 2025-07-31 red 2025-10-31 - 2025-11-10']);
    expect(explainSignal(signal!, '2025-08-01')).toMatch(/^No decision is recorded on where the young person will live after 18\./);
    // What is left is the contact of a young person of 18.
    expect(drift('D26', ...care, pathway('2025-03-01'), home('2025-07-31'))).toEqual(['amber 2026-03-29 red 2026-04-25 - 2029-01-31']);
  });

  it('asks for contact with those who have left: amber after 56 days, red at 84', () => {
    const left = [...care, pathway('2025-03-01'), home('2025-03-01'), ceased('2025-05-01', 'E11')];
    const [signal] = signalsOf('D26', ...left);
    expect(shown([signal!])).toEqual(['amber 2025-06-27 red 2025-07-24 - 2029-01-31']);
    expect(explainSignal(signal!, '2025-06-27')).toBe(
      'No contact is recorded since 1 May 2025: 57 days. It was due within 8 weeks (guidance, volume 3).',
    );
    expect(drift('D26', ...left, touched('2025-07-24'))).toEqual([
      'amber 2025-06-27 - 2025-07-24',
      'amber 2025-09-19 red 2025-10-16 - 2029-01-31',
    ]);
  });

  it('speaks of nobody who is not owed it, and ends at death', () => {
    expect(drift('D26', bornOn('2008-01-31'), ...entered('2024-09-02'), ceased('2024-10-01'))).toEqual([]);
    expect(drift('D26', ...care, happened('DeathRecorded', '2025-05-20', {}))).toEqual(['amber 2025-04-30 - 2025-05-20']);
    const told = tell(caseOf(imported(entriesOf(...care, returned(2025), returned(2026)))));
    expect(told.signals.filter(({ rule }) => rule === 'D26')).toEqual([]);
  });
});
