import { explainSignal, settingsOf, severityOn, type FactOf, type NewFact } from '@waymark/domain';
import { drift, shown } from '../../support/drift';
import {
  becameLookedAfter,
  bornOn,
  ceased,
  entered,
  happened,
  idOf,
  placed,
  returned,
  signalsOf,
  tellOfReturns,
  tellUnder,
  type Home,
} from '../../support/story';

describe('D08 placement instability', () => {
  const three = [...entered('2025-04-14'), placed('2025-05-01'), placed('2025-06-01')];

  it('is red at three homes in 365 days, until one of them was left 365 days ago', () => {
    expect(drift('D08', ...three)).toEqual(['red 2025-06-01 - 2026-04-30']);
    // On its last day the window begins with the last day of the first home.
    const [signal] = signalsOf('D08', ...three);
    expect(severityOn(signal!, '2026-04-29')?.evidence).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(severityOn(signal!, '2026-04-30')).toBeUndefined();
  });

  it('is critical at five', () => {
    const five = [...three, placed('2025-07-01'), placed('2025-08-01')];
    expect(drift('D08', ...five)).toEqual(['red 2025-06-01 red 2025-07-01 critical 2025-08-01 red 2026-04-30 red 2026-05-31 - 2026-06-30']);
  });

  it('counts no change with the same carer, no temporary stay within its limit, and nothing that began and ended on one day', () => {
    const same = [
      placed('2025-05-01', { placement: 'U4', sameCarer: true }),
      placed('2025-05-10', { placement: 'T2', provider: undefined }),
    ];
    expect(drift('D08', ...entered('2025-04-14', 'C1', { carer: 'c1' }), ...same, placed('2025-05-20', { carer: 'c1' }))).toEqual([]);
    const status = placed('2025-05-01', { placement: 'U4', because: 'PLACE' });
    expect(drift('D08', ...entered('2025-04-14'), status, placed('2025-06-01', { placement: 'K2' }))).toEqual([]);
    const hours = [placed('2025-05-01', { at: '2025-05-01T09:00:00Z' }), placed('2025-05-01', { at: '2025-05-01T19:00:00Z' })];
    expect(drift('D08', ...entered('2025-04-14'), ...hours)).toEqual([]);
  });

  it('counts a temporary stay that outlasts its limit, and the return from it', () => {
    const holiday = [placed('2025-05-01', { placement: 'T4', provider: undefined }), placed('2025-05-20')];
    expect(drift('D08', ...entered('2025-04-14'), ...holiday)).toEqual(['red 2025-05-20 - 2026-05-08']);
  });

  it('counts a night until it is known to have been less than a day', () => {
    const night = (ends: string) => [
      placed('2025-05-01', { at: '2025-05-01T20:00:00Z' }),
      placed('2025-05-02', { at: `2025-05-02T${ends}:00Z` }),
    ];
    const before = [...entered('2025-04-14'), placed('2025-04-20')];
    expect(drift('D08', ...before, ...night('08:00'))[0]).toBe('red 2025-05-01 red 2025-05-02 - 2026-04-19');
    const [less] = signalsOf('D08', ...before, ...night('08:00'));
    const [more] = signalsOf('D08', ...before, ...night('20:00'));
    expect([less, more].map(signal => severityOn(signal!, '2025-06-01')!.evidence.length)).toEqual([3, 4]);
  });

  it('counts homes of an earlier period of care, and is silent out of care', () => {
    const again = [...entered('2025-04-14'), placed('2025-05-01'), ceased('2025-06-01'), ...entered('2025-09-01')];
    expect(drift('D08', ...again)).toEqual(['red 2025-09-01 - 2026-04-30']);
    const signals = signalsOf('D08', ...three, ceased('2025-07-01'), becameLookedAfter('2025-08-01'));
    expect(shown(signals)).toEqual(['red 2025-06-01 - 2025-07-01', 'red 2025-08-01 - 2026-04-30']);
    // Nothing new began but care itself.
    expect(signals.map(({ anchor }) => anchor)).toEqual([idOf(3), idOf(5)]);
    expect(drift('D08', becameLookedAfter('2025-04-14', 'V4'), ...three.slice(1))).toEqual([]);
  });

  it('counts a home once that went on while care was short breaks', () => {
    const status = (on: string, legalStatus: 'V3' | 'C1') => happened('LegalStatusChanged', on, { legalStatus });
    const breaks = [...entered('2025-04-14'), placed('2025-05-01'), status('2025-06-01', 'V3'), status('2025-07-01', 'C1')];
    expect(drift('D08', ...breaks)).toEqual([]);
    expect(drift('D08', ...breaks, placed('2025-08-01'))).toEqual(['red 2025-08-01 - 2026-04-30']);
  });

  it.each<[FactOf<'PlacementStarted'>['because'], string[]]>([
    ['CREQB', ['amber 2025-06-01 - 2025-10-31']],
    ['ALLEG', ['amber 2025-06-01 - 2025-10-31']],
    ['CUSTOD', ['amber 2025-06-01 - 2025-10-31']],
    ['CARPL', []],
    ['OTHER', []],
    [undefined, []],
  ])('is amber at two moves in 183 days that were not planned: %s', (because, signals) => {
    const moves = [...entered('2024-03-01'), placed('2025-05-01', { because: 'STAND' }), placed('2025-06-01', { because })];
    // Three homes are red; the amber is what the settings leave.
    const settings = settingsOf([{ setting: 'D08.red', value: 9, from: '2011-04-01' }]);
    expect(shown(tellUnder({ settings }, ...moves).signals.filter(({ rule }) => rule === 'D08'))).toEqual(signals);
  });

  it('counts a home that ended before a gap, but not with care', () => {
    const settings = settingsOf([{ setting: 'D08.red', value: 9, from: '2011-04-01' }]);
    const amber = (...facts: NewFact[]) => shown(tellUnder({ settings }, ...facts).signals.filter(({ rule }) => rule === 'D08'));
    const first = [...entered('2025-04-14'), placed('2025-05-01', { because: 'CHILD' })];
    const gap = happened('PlacementEnded', '2025-06-01', { because: 'LAREQ' });
    expect(amber(...first, gap)).toEqual(['amber 2025-06-01 - 2025-10-31']);
    expect(amber(...first, gap, ceased('2025-06-01'), ...entered('2025-07-01'))).toEqual([]);
    expect(amber(...first, gap, ceased('2025-06-02'), ...entered('2025-07-01'))).toEqual([
      'amber 2025-06-01 - 2025-06-02',
      'amber 2025-07-01 - 2025-10-31',
    ]);
  });

  it('says how many, and against what', () => {
    const [signal] = signalsOf('D08', ...three);
    expect(explainSignal(signal!, '2025-06-10')).toBe(
      'The child has had 3 homes in the 365 days up to 10 June 2025. ' +
        'The limit is 3 (national indicator of placement stability; a rolling year is not comparable with it).',
    );
    const moves = [
      ...entered('2025-04-14'),
      placed('2025-05-01', { because: 'STAND' }),
      happened('PlacementEnded', '2025-06-01', { because: 'ALLEG' }),
    ];
    expect(explainSignal(signalsOf('D08', ...moves)[0]!, '2025-06-01')).toBe(
      '2 homes ended without being planned in the 183 days up to 1 June 2025. The limit is 2.',
    );
  });

  it('is told from a return, as long as it covers the child', () => {
    const told = tellOfReturns(...three, returned(2026)).signals.filter(({ rule }) => rule === 'D08');
    expect(shown(told)).toEqual(['red 2025-06-01 - 2026-04-01']);
  });
});

describe('D09 long-term stability lost', () => {
  const born = bornOn('2012-01-01');
  const moved = (because?: FactOf<'PlacementStarted'>['because'], to: Home = {}): NewFact[] => [
    born,
    ...entered('2022-10-03'),
    placed('2025-06-03', { because, ...to }),
  ];

  it('is red for six months after the move, amber until two years with the carer', () => {
    expect(drift('D09', ...moved('CREQB'))).toEqual(['red 2025-06-03 amber 2025-12-03 - 2027-06-03']);
  });

  it('begins with two and a half years in care', () => {
    const early = (on: string) => [born, ...entered('2022-10-03'), placed(on, { because: 'STAND' })];
    expect(drift('D09', ...early('2024-12-10'))).toEqual(['red 2025-04-03 amber 2025-06-10 - 2026-12-10']);
    expect(drift('D09', ...early('2023-04-03'))).toEqual([]);
    expect(drift('D09', ...early('2023-04-04'))).toEqual(['amber 2025-04-03 - 2025-04-04']);
  });

  it('is for children under 16, and asks nothing where the age is not known', () => {
    const aged = (date: string) => drift('D09', bornOn(date), ...moved('CREQB').slice(1));
    expect(aged('2009-06-04')).toEqual(['red 2025-06-03 - 2025-06-04']);
    expect(aged('2009-06-03')).toEqual([]);
    expect(drift('D09', ...moved('CREQB').slice(1))).toEqual([]);
  });

  it.each<[string, NewFact[]]>([
    ['the care plan', moved('CARPL')],
    ['a long-term home', moved('CREQO', { placement: 'U4' })],
    ['a home meant to last until 18', moved('CREQO', { placement: 'K2', intendedTo18: true })],
    ['kin', moved('CREQO', { placement: 'U3' })],
    ['adopters', moved('OTHER', { placement: 'A6' })],
    ['the same carer', moved('PLACE', { placement: 'U5' })],
  ])('takes a move for a step to a permanent home: %s', (_step, facts) => expect(drift('D09', ...facts)).toEqual([]));

  it.each<FactOf<'PlacementStarted'>['because']>(['CLOSE', 'OTHER', undefined])('takes any other for none: %s', because =>
    expect(drift('D09', ...moved(because, { placement: 'K2' }))).toEqual(['red 2025-06-03 amber 2025-12-03 - 2027-06-03']),
  );

  it('ends with the next move, and with care', () => {
    const signals = signalsOf('D09', ...moved('CREQB'), placed('2025-08-01', { because: 'CARPL' }));
    expect(shown(signals)).toEqual(['red 2025-06-03 - 2025-08-01']);
    expect(drift('D09', ...moved('CREQB'), ceased('2025-08-01'))).toEqual(['red 2025-06-03 - 2025-08-01']);
  });

  it('leaves out an unaccompanied child while a transfer is pending', () => {
    const alone = [...moved('CREQB'), happened('ArrivedUnaccompanied', '2022-10-03', {}), happened('TransferReferred', '2025-06-10', {})];
    const refused = happened('TransferEnded', '2025-07-01', { outcome: 'REFUSED' });
    const signals = signalsOf('D09', ...alone, refused);
    expect(shown(signals)).toEqual(['red 2025-06-03 - 2025-06-10', 'red 2025-07-01 amber 2025-12-03 - 2027-06-03']);
    expect(signals.map(({ anchor }) => anchor)).toEqual([idOf(3), idOf(6)]);
  });

  it('says since when and why', () => {
    const [signal] = signalsOf('D09', ...moved('CREQB'));
    expect(explainSignal(signal!, '2025-06-13')).toBe(
      'In care since 3 October 2022 and with the current carer since 3 June 2025, 10 days; two years are long-term stability. ' +
        "Home before ended: Carer asked, because of the child's behaviour (CREQB).",
    );
  });
});

describe('D17 re-entry into care', () => {
  const left = (reason?: FactOf<'CeasedToBeLookedAfter'>['reason']): NewFact[] => [...entered('2025-01-06'), ceased('2025-03-03', reason)];
  const endorsed = (on: string): NewFact => happened('PermanencePlanEndorsed', on, {});
  const plan = (on: string, code: FactOf<'PermanencePlanSet'>['plan']): NewFact => happened('PermanencePlanSet', on, { plan: code });

  it.each<[string, string[], string]>([
    ['2025-03-03', ['red 2025-03-03'], 'failed return'],
    ['2025-03-17', ['red 2025-03-17'], 'failed return'],
    ['2025-03-18', ['red 2025-03-18'], 're-entry'],
    ['2025-09-02', ['red 2025-09-02'], 're-entry'],
    ['2025-09-03', ['amber 2025-09-03'], 're-entry'],
    ['2026-03-03', ['amber 2026-03-03'], 're-entry'],
  ])('counts the days between the periods: back on %s', (on, expected, limb) => {
    const signals = signalsOf('D17', ...left(), ...entered(on));
    expect(shown(signals)).toEqual(expected);
    expect(signals[0]!.spans[0]!.limb).toBe(limb);
  });

  it.each<FactOf<'CeasedToBeLookedAfter'>['reason']>(['E4A', 'E4B', 'E13', 'E41', 'E45', 'E48'])('reads the return home %s', reason =>
    expect(drift('D17', ...left(reason), ...entered('2025-05-01'))).toEqual(['red 2025-05-01']),
  );
  it.each<FactOf<'CeasedToBeLookedAfter'>['reason']>(['E3', 'E5', 'E8', 'E9', 'E16'])('asks nothing after another end %s', reason =>
    expect(drift('D17', ...left(reason), ...entered('2025-05-01'))).toEqual([]),
  );
  it('does not take a series of short breaks for a period of care', () => {
    const breaks = [...entered('2025-01-06', 'V4'), ceased('2025-03-03')];
    expect(drift('D17', ...breaks, ...entered('2025-05-01'))).toEqual([]);
  });

  it('clears when a plan made since is endorsed at a review, or care ends', () => {
    const back = [...left(), ...entered('2025-05-01')];
    expect(drift('D17', ...back, endorsed('2025-05-20'))).toEqual(['red 2025-05-01']);
    expect(drift('D17', ...back, plan('2025-05-10', 'OTHERPLN'), endorsed('2025-05-20'))).toEqual(['red 2025-05-01']);
    expect(drift('D17', ...back, plan('2025-05-10', 'RETURN6M'), endorsed('2025-05-20'))).toEqual(['red 2025-05-01 - 2025-05-20']);
    expect(drift('D17', ...back, ceased('2025-06-01', 'E5'))).toEqual(['red 2025-05-01 - 2025-06-01']);
  });

  it('is for information after a permanent home at any time', () => {
    const before = (permanence: FactOf<'PreviousPermanenceRecorded'>['permanence'], on = '2025-04-14') =>
      happened('PreviousPermanenceRecorded', on, { permanence });
    expect(drift('D17', ...entered('2025-04-14'), before('P2'))).toEqual(['info 2025-04-14']);
    expect(drift('D17', ...entered('2025-04-14'), before('P1', '2025-04-20'))).toEqual(['info 2025-04-20']);
    expect(drift('D17', ...entered('2025-04-14'), before('P4'))).toEqual([]);
    expect(drift('D17', ...entered('2025-04-14'), before('Z1'))).toEqual([]);
    const signals = signalsOf('D17', ...left('E45'), ...entered('2025-04-14'), before('P2'));
    expect(shown(signals)).toEqual(['red 2025-04-14']);
  });

  it('is told from a return until the first review there, as only a review can endorse a plan', () => {
    const back = (...more: NewFact[]) =>
      shown(
        tellOfReturns(...left(), ...entered('2025-05-01'), ...more, returned(2025), returned(2026)).signals.filter(
          ({ rule }) => rule === 'D17',
        ),
      );
    expect(back()).toEqual(['red 2025-05-01 - 2026-04-01']);
    expect(back(happened('ReviewHeld', '2025-05-20', {}))).toEqual(['red 2025-05-01 - 2025-05-20']);
  });

  it('says how long the child was at home', () => {
    const [signal] = signalsOf('D17', ...left(), ...entered('2025-03-10'));
    expect(explainSignal(signal!, '2025-04-01')).toBe(
      'The return home failed. Back in care on 10 March 2025, 7 days after it ended on 3 March 2025; the limit is 365. ' +
        'No plan made since is endorsed. Care ended: Returned home to parents, relatives or others with parental responsibility, planned (E4A).',
    );
    const [info] = signalsOf('D17', ...entered('2025-04-14'), happened('PreviousPermanenceRecorded', '2025-04-14', { permanence: 'P1' }));
    expect(explainSignal(info!, '2025-04-14')).toBe('Came into care on 14 April 2025. Permanent home before: Adoption (P1).');
  });
});
