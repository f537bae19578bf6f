import { explainSignal, settingsOf, tell, type NewFact } from '@waymark/domain';
import { drift, shown } from '../../support/drift';
import { approved, raised, resolved, worker } from '../../support/facts';
import {
  becameLookedAfter,
  caseOf,
  ceased,
  entered,
  entriesOf,
  happened,
  idOf,
  imported,
  placed,
  returned,
  signalsOf,
  tellUnder,
} from '../../support/story';

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
    const told = tellUnder({ settings }, ...care, ...workers('2025-04-14', '2025-05-01'));
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
