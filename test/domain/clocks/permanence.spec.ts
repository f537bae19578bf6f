import { obligationOn, settingsOf, type NewFact, type Obligation } from '@waymark/domain';
import { adoptionDecided, issued, match, plan } from '../../support/facts';
import {
  becameLookedAfter,
  bornOn,
  ceased,
  dutiesOf,
  entered,
  happened,
  idOf,
  placed,
  returned,
  reviewed,
  tellOfReturns,
  tellUnder,
} from '../../support/story';

const reversed = (on: string): NewFact => happened('AdoptionDecisionReversed', on, {});

const notice = (on: string): NewFact => happened('SpecialGuardianshipNoticeReceived', on, {});

const applied = (on: string): NewFact => happened('SpecialGuardianshipApplicationMade', on, {});

describe('PM-01 a permanence plan by the second review', () => {
  it('comes earlier with each review held early, one row after the other', () => {
    const rows = dutiesOf('PM-01', ...entered('2025-12-19'), reviewed('2026-01-15'), reviewed('2026-03-10'));
    expect(rows).toMatchObject([
      { anchor: idOf(0), startsOn: '2025-12-19', dueOn: '2026-04-21', voidedOn: '2026-01-15', superseded: true },
      { anchor: idOf(0), startsOn: '2026-01-15', dueOn: '2026-04-15', voidedOn: '2026-03-10', superseded: true },
      { anchor: idOf(0), startsOn: '2026-03-10', dueOn: '2026-03-10', evidence: [idOf(0), idOf(3)] },
    ]);
    // A first review held late moves nothing.
    expect(dutiesOf('PM-01', ...entered('2025-12-19'), reviewed('2026-02-15'))).toMatchObject([{ dueOn: '2026-04-21' }]);
  });

  it('takes no blank plan, no OTHERPLN, and none from the care before', () => {
    const facts = entered('2025-12-19');
    expect(dutiesOf('PM-01', plan('2025-12-18', 'ADOPTION'), ...facts)).toMatchObject([{ metOn: undefined }]);
    expect(dutiesOf('PM-01', ...facts, plan('2026-01-10', 'OTHERPLN'), plan('2026-01-11'))).toMatchObject([{ metOn: undefined }]);
    expect(dutiesOf('PM-01', ...facts, plan('2025-12-19', 'LTRELFR'), plan('2026-01-11'))).toMatchObject([{ metOn: '2025-12-19' }]);
  });

  it('ends with care, and is not in the record where care began before it', () => {
    expect(dutiesOf('PM-01', ...entered('2025-12-19'), ceased('2026-04-21'))).toMatchObject([
      { voidedOn: '2026-04-21', because: 'care ended' },
    ]);
    expect(dutiesOf('PM-01', ...entered('2025-12-19'), ceased('2026-04-22'))).toMatchObject([{ frozenOn: '2026-04-22' }]);
    const known = happened('KnownInCare', '2025-12-19', { legalStatus: 'C2' });
    expect(dutiesOf('PM-01', known, reviewed('2026-01-01'))).toMatchObject([{ dueOn: undefined, unknownFrom: '2025-12-19' }]);
  });
});

describe('proceedings', () => {
  it('are judged by the 26 weeks, whatever extension and whether or not in care (PM-04)', () => {
    const extended = happened('TimetableExtended', '2025-09-01', { newDate: '2025-12-01' });
    const facts = [...entered('2025-04-14'), issued('2025-04-14'), extended];
    expect(dutiesOf('PM-04', ...facts, ceased('2025-06-01'))).toMatchObject([{ dueOn: '2025-10-12', voidedOn: undefined }]);
    const [late] = dutiesOf('PM-04', ...facts, happened('FinalOrderMade', '2025-11-20', {}));
    expect(obligationOn(late!, '2025-11-20')).toBe('met-late');
  });

  it.each([
    ['application withdrawn', happened('CareApplicationEnded', '2025-06-01', { how: 'WITHDRAWN' })],
    ['application dismissed', happened('CareApplicationEnded', '2025-06-01', { how: 'DISMISSED' })],
    ['replaced by a new application', issued('2025-06-01')],
    ['turned 18', bornOn('2007-06-01')],
  ])('end without an order: %s', (because, fact) => {
    expect(dutiesOf('PM-04', issued('2025-04-14'), fact)[0]).toMatchObject({ voidedOn: '2025-06-01', superseded: true, because });
    expect(dutiesOf('PM-05', issued('2025-05-20'), fact)[0]).toMatchObject({ voidedOn: '2025-06-01', because });
  });

  it('each have a clock of their own (reading R58)', () => {
    const rows = dutiesOf('PM-04', issued('2025-04-14'), issued('2025-11-01'), happened('FinalOrderMade', '2026-02-01', {}));
    expect(rows).toMatchObject([
      { dueOn: '2025-10-12', frozenOn: '2025-11-01', metOn: undefined },
      { dueOn: '2026-05-01', metOn: '2026-02-01' },
    ]);
  });

  it('come after pre-proceedings, which end with their issue or with care (PM-03)', () => {
    const started = (on: string): NewFact => happened('PreProceedingsStarted', on, {});
    expect(dutiesOf('PM-03', started('2025-04-14'), issued('2025-06-02'))).toMatchObject([{ metOn: '2025-06-02' }]);
    expect(dutiesOf('PM-03', started('2025-04-14'), started('2025-05-01'))).toMatchObject([
      { voidedOn: '2025-05-01', superseded: true, because: 'started again' },
      { dueOn: '2025-08-21' },
    ]);
    expect(dutiesOf('PM-03', ...entered('2025-04-01'), started('2025-04-14'), ceased('2025-05-01'))).toMatchObject([
      { voidedOn: '2025-05-01', because: 'care ended' },
    ]);
  });

  it('may have a shorter limit of the authority before them', () => {
    const settings = settingsOf([{ setting: 'PM-03.weeks', value: 12, from: '2025-05-01' }]);
    const dueOn = (on: string): string | undefined =>
      tellUnder({ settings }, happened('PreProceedingsStarted', on, {})).obligations.find(({ rule }) => rule === 'PM-03')?.dueOn;
    expect([dueOn('2025-04-30'), dueOn('2025-05-01')]).toEqual(['2025-08-20', '2025-07-24']);
  });
});

describe('adoption', () => {
  it('is adoptionDecided after it became the plan, not after a parallel plan (AD-01)', () => {
    const facts = entered('2025-04-14');
    expect(dutiesOf('AD-01', ...facts, plan('2025-06-01', 'LTRELFR', { parallel: ['ADOPTION'] }))).toEqual([]);
    // Set again, it is the same plan.
    expect(dutiesOf('AD-01', ...facts, plan('2025-06-01', 'ADOPTION'), plan('2025-07-01', 'ADOPTION'))).toMatchObject([
      { dueOn: '2025-08-01' },
    ]);
    expect(dutiesOf('AD-01', ...facts, plan('2025-06-01', 'ADOPTION'), plan('2025-07-01', 'LTFOST18'))).toMatchObject([
      { voidedOn: '2025-07-01', superseded: true, because: 'plan changed' },
    ]);
    const reviewLater = plan('2025-06-01', 'ADOPTION', { review: idOf(3) });
    expect(dutiesOf('AD-01', ...facts, reviewLater, reviewed('2025-06-10'))).toMatchObject([{ dueOn: '2025-08-01' }]);
  });

  it('may have been adoptionDecided before: the decision counts while it stands', () => {
    const facts = [...entered('2025-04-14'), adoptionDecided('2025-05-20'), plan('2025-06-01', 'ADOPTION')];
    expect(dutiesOf('AD-01', ...facts)).toMatchObject([{ metOn: '2025-05-20' }]);
    expect(dutiesOf('AD-01', ...facts, reversed('2025-05-25'))).toMatchObject([{ metOn: undefined }]);
  });

  it('is decided within seven working days of the panel (AD-03)', () => {
    const minutes = happened('AdoptionPanelMinutesReceived', '2025-06-02', {});
    expect(dutiesOf('AD-03', ...entered('2025-04-14'), minutes, match('2025-06-05'))).toMatchObject([{ metOn: '2025-06-05' }]);
    expect(dutiesOf('AD-03', ...entered('2025-04-14'), minutes, plan('2025-06-05', 'LTFOST18'))).toMatchObject([
      { voidedOn: '2025-06-05', superseded: true, because: 'plan changed' },
    ]);
  });

  const facts = [...entered('2025-04-14'), adoptionDecided('2025-06-02')];
  it.each([
    ['decision reversed', reversed('2025-07-01'), true],
    ['plan changed', plan('2025-07-01', 'LTFOST18'), true],
    ['plan changed', plan('2025-07-01'), true],
    ['placed for adoption', placed('2025-07-01', { placement: 'A6' }), true],
    ['care ended', ceased('2025-07-01'), undefined],
  ])('is match unless: %s (AD-04)', (because, fact, superseded) => {
    expect(dutiesOf('AD-04', ...facts, fact)).toMatchObject([{ dueOn: '2025-12-02', voidedOn: '2025-07-01', superseded, because }]);
    // What met it that day comes first.
    expect(dutiesOf('AD-04', ...facts, fact, match('2025-07-01'))).toMatchObject([{ metOn: '2025-07-01' }]);
  });

  it('is match for each decision, and stays planned while it is a parallel plan', () => {
    const again = [...facts, reversed('2025-12-03'), adoptionDecided('2026-01-10'), match('2026-02-01')];
    expect(dutiesOf('AD-04', ...again)).toMatchObject([
      { dueOn: '2025-12-02', frozenOn: '2025-12-03' },
      { dueOn: '2026-07-10', metOn: '2026-02-01' },
    ]);
    expect(dutiesOf('AD-04', ...facts, plan('2025-07-01', 'LTRELFR', { parallel: ['ADOPTION'] }))).toMatchObject([{ voidedOn: undefined }]);
  });

  it('is followed by book and letter, both of them (AD-11)', () => {
    const celebrated = [...entered('2025-01-06'), ceased('2025-04-01', 'E11'), happened('AdoptionCelebrated', '2025-04-14', {})];
    const [book, letter] = [happened('LifeStoryBookGiven', '2025-04-20', {}), happened('LaterLifeLetterGiven', '2025-04-02', {})];
    expect(dutiesOf('AD-11', ...celebrated, book)).toMatchObject([{ dueOn: '2025-04-30', metOn: undefined }]);
    expect(dutiesOf('AD-11', ...celebrated, book, letter)).toMatchObject([{ metOn: '2025-04-20' }]);
  });
});

describe('an application that may come too early', () => {
  it('may come with leave of the court (SG-01)', () => {
    const leave = (on: string): NewFact => happened('LeaveToApplyGiven', on, {});
    const rows = (...then: NewFact[]): Obligation[] => dutiesOf('SG-01', ...entered('2025-01-06'), notice('2025-04-14'), ...then);
    expect(rows(leave('2025-05-01'), applied('2025-05-10'))).toMatchObject([
      { dueOn: '2025-07-14', voidedOn: '2025-05-01', superseded: true, because: 'the court gave leave' },
      { anchor: idOf(2), startsOn: '2025-05-01', dueOn: '2025-05-01', metOn: '2025-05-10' },
    ]);
    expect(rows(leave('2025-04-10'), applied('2025-04-15'))).toMatchObject([{ dueOn: '2025-04-14', metOn: '2025-04-15' }]);
    expect(rows(applied('2025-05-10'), leave('2025-05-11'))).toMatchObject([{ frozenOn: '2025-05-10', because: 'applied for too early' }]);
  });

  it('waits once for two notices, and no more after an order', () => {
    const rows = dutiesOf('SG-01', ...entered('2025-01-06'), notice('2025-04-14'), notice('2025-05-01'), applied('2025-07-14'));
    expect(rows).toMatchObject([{ dueOn: '2025-07-14', metOn: '2025-07-14' }]);
    const order = happened('SpecialGuardianshipOrderMade', '2025-08-01', {});
    expect(dutiesOf('SG-01', ...entered('2025-01-06'), notice('2025-04-14'), order)).toMatchObject([
      { voidedOn: '2025-08-01', superseded: true, because: 'order made' },
    ]);
  });

  it('waits a year with foster carers who are not adopters (AD-09)', () => {
    const apply = (on: string): Obligation[] => dutiesOf('AD-09', ...entered('2025-04-14'), happened('AdoptionApplicationMade', on, {}));
    expect(apply('2026-04-14')).toMatchObject([{ dueOn: '2026-04-14', metOn: '2026-04-14' }]);
    expect(apply('2026-04-13')).toMatchObject([{ dueOn: '2026-04-14', frozenOn: '2026-04-13' }]);
  });

  it('waits again when a placement for adoption failed', () => {
    const facts = [becameLookedAfter('2025-04-14', 'E1'), placed('2025-05-01', { placement: 'A6' }), placed('2025-06-01')];
    expect(dutiesOf('AD-09', ...facts, placed('2025-09-01', { placement: 'A6' }))).toMatchObject([
      { dueOn: '2025-07-10', voidedOn: '2025-06-01', superseded: true, because: 'placement ended' },
      { dueOn: '2025-11-10' },
    ]);
  });
});

describe('special guardianship and the return home', () => {
  it('are no longer assessed after the order, nor after care (SG-03)', () => {
    const started = happened('SpecialGuardianshipAssessmentStarted', '2025-04-14', {});
    const rows = (end: NewFact): Obligation[] => dutiesOf('SG-03', ...entered('2025-01-06'), started, end);
    expect(rows(happened('SpecialGuardianshipOrderMade', '2025-05-01', {}))).toMatchObject([
      { voidedOn: '2025-05-01', because: 'order made' },
    ]);
    expect(rows(ceased('2025-07-08'))).toMatchObject([{ frozenOn: '2025-07-08', because: 'care ended' }]);
  });

  it('is home with parents or out of care, not dead, grown up, or with another authority (RH-01)', () => {
    const facts = [...entered('2025-04-14'), plan('2025-05-01', 'RETURN6M')];
    expect(dutiesOf('RH-01', ...facts, placed('2025-06-01', { placement: 'P1' }))).toMatchObject([{ metOn: '2025-06-01' }]);
    expect(dutiesOf('RH-01', ...facts, ceased('2025-11-02', 'E13'))).toMatchObject([{ dueOn: '2025-11-01', metOn: '2025-11-02' }]);
    expect(dutiesOf('RH-01', ...facts, ceased('2025-06-01', 'E2'))).toMatchObject([{ voidedOn: '2025-06-01', because: 'the child died' }]);
    expect(dutiesOf('RH-01', ...facts, ceased('2025-06-01', 'E3'))).toMatchObject([{ voidedOn: '2025-06-01', metOn: undefined }]);
    expect(dutiesOf('RH-01', ...facts, bornOn('2007-06-01'))).toMatchObject([{ voidedOn: '2025-06-01', because: 'turned 18' }]);
    expect(dutiesOf('RH-01', ...facts, plan('2025-06-01', 'RETURN1M'))).toMatchObject([
      { voidedOn: '2025-06-01', superseded: true, because: 'plan changed' },
      { dueOn: '2025-07-01' },
    ]);
    expect(dutiesOf('RH-01', ...entered('2025-04-14'), plan('2025-05-01', 'RETURNEV'))).toEqual([]);
  });
});

it('nothing of all this is overdue for a child whom only returns tell of', () => {
  const told = [
    ...[becameLookedAfter('2024-04-14', 'C2'), placed('2024-04-14'), plan('2024-06-01', 'ADOPTION'), adoptionDecided('2024-06-10')],
    ...[happened('PlacementOrderMade', '2024-08-01', {}), placed('2024-12-01', { placement: 'A6' }), returned(2025)],
  ];
  const { obligations } = tellOfReturns(...told);
  const rows = obligations.filter(({ rule }) => /^(PM|AD|SG|RH)/.test(rule));
  expect(rows.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['PM-01', 'AD-01', 'AD-04', 'AD-09']));
  expect(rows.filter(row => obligationOn(row, '2026-06-01') === 'overdue')).toEqual([]);
});
