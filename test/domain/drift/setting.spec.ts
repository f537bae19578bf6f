import { explainSignal, tell, type FactOf, type NewFact } from '@waymark/domain';
import { drift, shown } from '../../support/drift';
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
  tellOfReturns,
  type Home,
} from '../../support/story';

describe('D18 care order at home', () => {
  const home = [
    becameLookedAfter('2024-01-08', 'C1'),
    placed('2024-01-08'),
    happened('LegalStatusChanged', '2024-03-04', { legalStatus: 'C2' }),
  ];
  const atHome = [...home, placed('2024-04-01', { placement: 'P1', provider: 'PR0' })];

  it('counts from the later of the order and the placement', () => {
    expect(drift('D18', ...atHome)).toEqual(['amber 2025-04-02 red 2025-10-02']);
    const orderLater = [becameLookedAfter('2024-01-08', 'C1'), placed('2024-01-08', { placement: 'P1' })];
    const signals = signalsOf('D18', ...orderLater, happened('LegalStatusChanged', '2024-04-01', { legalStatus: 'C2' }));
    expect(shown(signals)).toEqual(['amber 2025-04-02 red 2025-10-02']);
    expect(signals[0]!.anchor).toBe(idOf(2));
  });

  it('asks nothing of an interim order, nor of a child who does not live at home', () => {
    expect(drift('D18', becameLookedAfter('2024-01-08', 'C1'), placed('2024-01-08', { placement: 'P1' }))).toEqual([]);
    expect(drift('D18', ...home)).toEqual([]);
  });

  it('goes on from one parent to the other, and through a stay in hospital', () => {
    expect(drift('D18', ...atHome, placed('2024-08-01', { placement: 'P1', provider: 'PR0' }))).toEqual([
      'amber 2025-04-02 red 2025-10-02',
    ]);
    const hospital = [
      placed('2024-08-01', { placement: 'T1', provider: undefined }),
      placed('2024-08-05', { placement: 'P1', provider: 'PR0' }),
    ];
    expect(drift('D18', ...atHome, ...hospital)).toEqual(['amber 2025-04-02 red 2025-10-02']);
  });

  it.each<[string, NewFact]>([
    ['a review decided about discharge', happened('ReviewHeld', '2025-05-01', { dischargeConsidered: true })],
    ['a decision of a review is about it', happened('ReviewDecisionMade', '2025-05-01', { decision: 'd1', about: 'DISCHARGE' })],
    ['it was considered', happened('DischargeConsidered', '2025-05-01', {})],
  ])('is silent for 183 days after %s', (_what, fact) => {
    const signals = signalsOf('D18', ...atHome, fact);
    expect(shown(signals)).toEqual(['amber 2025-04-02 - 2025-05-01', 'red 2025-11-01']);
    expect(signals.map(({ anchor }) => anchor)).toEqual([idOf(3), idOf(4)]);
  });

  it('is silent while an application to discharge is open', () => {
    const applied = happened('DischargeApplied', '2025-03-03', {});
    expect(drift('D18', ...atHome, applied)).toEqual([]);
    expect(drift('D18', ...atHome, applied, happened('DischargeApplicationEnded', '2025-06-02', {}))).toEqual([
      'amber 2025-06-02 red 2025-10-02',
    ]);
  });

  it.each<[string, NewFact]>([
    ['a move', placed('2025-06-02')],
    ['another status', happened('LegalStatusChanged', '2025-06-02', { legalStatus: 'V2' })],
    ['the end of care', ceased('2025-06-02')],
  ])('ends with %s', (_end, fact) => expect(drift('D18', ...atHome, fact)).toEqual(['amber 2025-04-02 - 2025-06-02']));

  it('says since when', () => {
    const [signal] = signalsOf('D18', ...atHome);
    expect(explainSignal(signal!, '2025-04-02')).toBe(
      'At home with parents under a care order since 1 April 2024. No decision about discharge is recorded. 366 days have passed; the limit is 365.',
    );
  });

  it('is not told from a return, which holds no decision', () => {
    const told = tellOfReturns(...atHome, returned(2024), returned(2025), returned(2026)).signals;
    expect(told.filter(({ rule }) => rule === 'D18')).toEqual([]);
  });
});

describe('D19 far from home or out of area', () => {
  const looked = becameLookedAfter('2025-04-14');
  const far = (data: Home, on = '2025-04-14') => placed(on, { area: 'ADJOINING', distance: 35, ...data });
  /** The area authority is told of every placement on its day. */
  /** The area authority was notified of every placement on its first day. */
  const D19 = (...facts: NewFact[]): string[] => {
    const notified = facts
      .filter(({ type }) => type === 'PlacementStarted')
      .map(({ data }) => happened('AreaAuthorityNotified', data.on, {}));
    return signalsOf('D19', ...facts, ...notified).flatMap(({ spans }) =>
      spans.map(({ severity, from, until, limb }) => `${severity} ${limb}: ${from} ${until ?? ''}`.trim()),
    );
  };

  it('is amber more than 20 miles from home and outside the area, for information with kin and adopters', () => {
    expect(D19(looked, far({}))).toEqual(['amber far from home: 2025-04-14']);
    expect(D19(looked, far({ area: 'INSIDE' }))).toEqual([]);
    expect(D19(looked, far({ area: undefined }))).toEqual([]);
    expect(D19(looked, far({ distance: undefined }))).toEqual([]);
    expect(D19(looked, far({ placement: 'U3' }))).toEqual(['info far from home: 2025-04-14']);
    expect(D19(looked, far({ placement: 'A4' }))).toEqual(['info far from home: 2025-04-14']);
    expect(D19(looked, far({}), placed('2025-06-02'))).toEqual(['amber far from home: 2025-04-14 2025-06-02']);
  });

  it('is for information where an unaccompanied child has no home to be near, and takes 999.9 miles for not known', () => {
    const alone = happened('ArrivedUnaccompanied', '2025-04-14', {});
    const livedIn = happened('BecameLookedAfter', '2025-04-14', { legalStatus: 'V2', district: 'E07000108' });
    expect(D19(looked, alone, far({}))).toEqual(['info far from home: 2025-04-14']);
    expect(D19(looked, alone, far({ distance: 999.9 }))).toEqual(['info far from home: 2025-04-14']);
    expect(D19(livedIn, alone, far({}))).toEqual(['amber far from home: 2025-04-14']);
    expect(D19(looked, far({ distance: 999.9 }))).toEqual([]);
    expect(D19(looked, far({}), happened('ArrivedUnaccompanied', '2025-05-01', {}))).toEqual([
      'amber far from home: 2025-04-14 2025-05-01',
      'info far from home: 2025-05-01',
    ]);
  });

  it('keeps where the home is through entries that do not say it', () => {
    const same = placed('2025-06-02', { placement: 'U4', sameCarer: true });
    expect(D19(looked, far({}), same, placed('2025-07-01', { area: 'INSIDE', sameCarer: true }))).toEqual([
      'amber far from home: 2025-04-14 2025-07-01',
    ]);
  });

  describe('at a distance', () => {
    const distant = placed('2025-04-14', { area: 'DISTANT' });
    const approved = (on: string, approver: FactOf<'OutOfAreaApproved'>['approver'] = 'DCS', placement?: string): NewFact =>
      happened('OutOfAreaApproved', on, { approver, placement });

    it('is red until the Director has approved it', () => {
      expect(D19(looked, distant)).toEqual(['red at a distance without approval: 2025-04-14']);
      expect(D19(looked, distant, approved('2025-04-14'))).toEqual([]);
      expect(D19(looked, distant, approved('2025-04-10'))).toEqual([]);
      expect(D19(looked, distant, approved('2025-04-17'))).toEqual(['red at a distance without approval: 2025-04-14 2025-04-17']);
      expect(D19(looked, distant, approved('2025-04-14', 'NO'))).toEqual(['red at a distance without approval: 2025-04-14']);
    });

    it('asks nothing of kin, fostering for adoption and adopters', () => {
      for (const placement of ['U1', 'U2', 'U3', 'U5', 'A3', 'A6'] as const)
        expect(D19(looked, placed('2025-04-14', { area: 'DISTANT', placement }))).toEqual([]);
    });

    it('takes an approval for the placement it names, or else the one it belongs to by its day', () => {
      const moved = [looked, distant, placed('2025-06-02', { area: 'DISTANT', placement: 'K2' })];
      expect(D19(...moved, approved('2025-04-14'))).toEqual(['red at a distance without approval: 2025-06-02']);
      expect(D19(...moved, approved('2025-04-14'), approved('2025-05-30'))).toEqual([]);
      expect(D19(...moved, approved('2025-04-14'), approved('2025-05-30', 'DCS', idOf(2)))).toEqual([]);
      expect(D19(...moved)).toEqual([
        'red at a distance without approval: 2025-04-14 2025-06-02',
        'red at a distance without approval: 2025-06-02',
      ]);
    });

    it('asks nothing where the record begins with the child there', () =>
      expect(D19(happened('KnownInCare', '2025-04-14', { legalStatus: 'C2' }), distant)).toEqual([]));

    it('says so', () => {
      const [signal] = signalsOf('D19', looked, distant);
      expect(explainSignal(signal!, '2025-04-20')).toBe(
        "Placed at a distance on 14 April 2025; no approval of the Director of Children's Services is recorded, with the area authority consulted (regulation 11).",
      );
    });
  });

  it('is red while the notice to the area authority is overdue', () => {
    const near = [looked, placed('2025-04-14', { area: 'ADJOINING', distance: 5 })];
    const notified = (on: string): NewFact => happened('AreaAuthorityNotified', on, {});
    const signals = signalsOf('D19', ...near);
    expect(shown(signals)).toEqual(['red 2025-04-24']);
    expect(drift('D19', ...near, notified('2025-04-28'))).toEqual(['red 2025-04-24 - 2025-04-28']);
    expect(drift('D19', ...near, notified('2025-04-23'))).toEqual([]);
    expect(explainSignal(signals[0]!, '2025-04-24')).toBe(
      'The area authority was to be notified of the placement by 23 April 2025 and no notice is recorded (regulation 13).',
    );
  });

  it('is one alert where the approval comes first, another where the notice is overdue after it', () => {
    const approved = happened('OutOfAreaApproved', '2025-04-16', { approver: 'DCS' });
    const signals = signalsOf('D19', looked, placed('2025-04-14', { area: 'DISTANT' }), approved);
    expect(shown(signals)).toEqual(['red 2025-04-14 - 2025-04-16', 'red 2025-04-24']);
    expect(signals.map(({ anchor }) => anchor)).toEqual([idOf(1), idOf(2)]);
  });

  it('says how far', () => {
    const [signal] = signalsOf('D19', looked, far({ distance: 35.5 }));
    expect(explainSignal(signal!, '2025-04-20')).toBe(
      'Placed 35.5 miles from home, outside the area, on 14 April 2025. The limit is 20 miles (national indicator of distance).',
    );
    const approved = happened('OutOfAreaApproved', '2025-04-16', { approver: 'DCS' });
    const [distant] = signalsOf('D19', looked, far({ area: 'DISTANT' }), approved);
    expect(explainSignal(distant!, '2025-04-16')).toMatch('Placed 35 miles from home');
  });
});

describe('D20 unlawful or unsuitable setting', () => {
  const looked = becameLookedAfter('2025-04-14');
  const at15 = bornOn('2009-09-01');
  const at16 = bornOn('2008-09-01');

  it.each<FactOf<'PlacementStarted'>['placement']>(['K3', 'Z11', 'Z14', 'P3'])(
    'is critical under 16 in other arrangements: %s',
    placement => expect(drift('D20', at15, looked, placed('2025-04-14', { placement }))).toEqual(['critical 2025-04-14 - 2025-09-01']),
  );
  it.each<FactOf<'PlacementStarted'>['placement']>(['K1', 'K2', 'R1', 'R2', 'R3', 'S1', 'T1', 'U6'])('not in %s', placement =>
    expect(drift('D20', at15, looked, placed('2025-04-14', { placement }))).toEqual([]),
  );

  it('is barred from 9 September 2021, also where the child lived there before', () => {
    const old = (born: string) => drift('D20', bornOn(born), becameLookedAfter('2021-03-01'), placed('2021-03-01', { placement: 'P2' }));
    expect(old('2006-09-01')).toEqual(['critical 2021-09-09 - 2022-09-01']);
    expect(old('2005-09-09')).toEqual([]);
  });

  it('asks nothing where the age is not known, and is sure by the month of birth', () => {
    const setting = [looked, placed('2025-04-14', { placement: 'K3' })];
    expect(drift('D20', ...setting)).toEqual([]);
    const month = happened('IdentityRecorded', '2025-04-14', { birthMonth: '2009-09', dateOfBirth: '[erased]' });
    expect(drift('D20', month, ...setting)).toEqual(['critical 2025-04-14 - 2025-09-01']);
  });

  it('is critical in supported accommodation that is not registered, from 28 October 2023', () => {
    const supported = (registered?: boolean) =>
      drift('D20', bornOn('2006-12-01'), becameLookedAfter('2023-05-01'), placed('2023-05-01', { placement: 'H5', registered }));
    expect(supported(false)).toEqual(['critical 2023-10-28 - 2024-12-01']);
    expect(supported(true)).toEqual([]);
    expect(supported()).toEqual([]);
  });

  it("is critical in a children's home that is not registered, at any age", () => {
    const home = placed('2025-04-14', { placement: 'K2', registered: false });
    expect(drift('D20', bornOn('2015-01-01'), looked, home)).toEqual(['critical 2025-04-14 - 2033-01-01']);
    expect(drift('D20', looked, placed('2025-04-14', { placement: 'U6', registered: false }))).toEqual([]);
  });

  it('lasts from the use of an unregistered placement until that ends', () => {
    const used = (on: string, placement?: string) => happened('UnregisteredPlacementUsed', on, { placement });
    const setting = [at16, looked, placed('2025-04-14', { placement: 'Z12' }), placed('2025-05-12')];
    expect(drift('D20', ...setting, used('2025-04-20'))).toEqual(['critical 2025-04-20 - 2025-05-12']);
    expect(drift('D20', ...setting, used('2025-04-10', idOf(2)))).toEqual(['critical 2025-04-14 - 2025-05-12']);
    const few = placed('2025-04-20', { placement: 'T4', provider: undefined });
    expect(drift('D20', at16, looked, placed('2025-04-14'), few, used('2025-04-20'), placed('2025-04-23'))).toEqual([
      'critical 2025-04-20 - 2025-04-23',
    ]);
    // Nowhere placed: known of that day alone.
    expect(drift('D20', at16, used('2025-04-20'))).toEqual(['critical 2025-04-20 - 2025-04-21']);
  });

  it('counts every night in bed and breakfast, in care or not, until 18', () => {
    const nights = (on: string, count?: number) => happened('BedAndBreakfastUsed', on, { nights: count });
    expect(drift('D20', at16, nights('2025-04-20'))).toEqual(['critical 2025-04-20 - 2025-04-21']);
    expect(drift('D20', at16, nights('2025-04-20', 3), nights('2025-04-23'), nights('2025-05-02'))).toEqual([
      'critical 2025-04-20 critical 2025-04-23 - 2025-04-24',
      'critical 2025-05-02 - 2025-05-03',
    ]);
    expect(drift('D20', bornOn('2007-04-20'), nights('2025-04-20', 3))).toEqual([]);
    expect(drift('D20', at15, looked, placed('2025-04-14'), nights('2025-04-20'))).toEqual(['critical 2025-04-20 - 2025-04-21']);
  });

  it('is silent in short breaks', () =>
    expect(drift('D20', at15, becameLookedAfter('2025-04-14', 'V4'), placed('2025-04-14', { placement: 'K3' }))).toEqual([]));

  it('is told from a return for under 16, and never for a registration that no return holds', () => {
    const told = (born: string) =>
      shown(
        tell(
          caseOf(
            imported(entriesOf(bornOn(born), becameLookedAfter('2024-05-01'), placed('2024-05-01', { placement: 'K3' }), returned(2025))),
          ),
        ).signals.filter(({ rule }) => rule === 'D20'),
      );
    expect(told('2010-01-01')).toEqual(['critical 2024-05-01 - 2025-04-01']);
    expect(told('2008-01-01')).toEqual([]);
  });

  it('says what and since when', () => {
    const first = (...facts: NewFact[]) => explainSignal(signalsOf('D20', ...facts)[0]!, '2025-04-20');
    expect(first(at15, looked, placed('2025-04-14', { placement: 'K3' }))).toBe(
      'Under 16 in other arrangements: Supported accommodation, registered (K3), since 14 April 2025. That is barred before the 16th birthday (regulation 27A).',
    );
    expect(first(looked, placed('2025-04-14', { placement: 'K2', registered: false }))).toBe(
      "In a setting that is not registered: Children's home (K2), since 14 April 2025. The setting must be registered with Ofsted (regulation 27C, Care Standards Act 2000).",
    );
    expect(first(at16, happened('BedAndBreakfastUsed', '2025-04-20', {}))).toBe(
      'In bed and breakfast, since 20 April 2025. It is never suitable for a child, for any night.',
    );
  });
});
