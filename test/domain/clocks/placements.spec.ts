import { isOpenOn, obligationOn, settingsOf, type FactOf, type NewFact } from '@waymark/domain';
import { becameLookedAfter, bornOn, ceased, dutiesOf, happened, idOf, placed, reviewed, tellUnder } from '../../support/story';

const inCare = becameLookedAfter('2025-04-14', 'C2');
const approved = (on: string, approver: FactOf<'OutOfAreaApproved'>['approver'], placement?: string): NewFact =>
  happened('OutOfAreaApproved', on, { approver, placement });

describe('a placement outside the area', () => {
  it('is approved by the nominated officer next door, and by the Director at a distance', () => {
    const [near, far] = [placed('2025-04-14', { area: 'ADJOINING' }), placed('2025-04-14', { area: 'DISTANT' })];
    const metOn = (rule: string, ...facts: NewFact[]) => dutiesOf(rule, inCare, ...facts).map(row => row.metOn);
    expect(metOn('PL-01', near, approved('2025-04-14', 'TM'))).toEqual([undefined]);
    expect(metOn('PL-01', near, approved('2025-04-14', 'DCS'))).toEqual(['2025-04-14']);
    expect(metOn('PL-02', far, approved('2025-04-14', 'NO'))).toEqual([undefined]);
    expect(metOn('PL-02', far, happened('OutOfAreaApproved', '2025-04-14', { approver: 'DCS', consulted: false }))).toEqual([undefined]);
    expect([metOn('PL-01', far), metOn('PL-02', near)]).toEqual([[], []]);
    expect(metOn('PL-02', placed('2025-04-14', { area: 'DISTANT', placement: 'U1' }))).toEqual([]);
    expect(metOn('PL-01', placed('2025-04-14'))).toEqual([]);
  });

  it('takes an approval made before for the next one, and one that names it for no other', () => {
    const homes = [inCare, placed('2025-04-14', { area: 'ADJOINING' }), placed('2025-06-02', { area: 'ADJOINING', placement: 'K2' })];
    const metOn = (...approvals: NewFact[]) => dutiesOf('PL-01', ...homes, ...approvals).map(row => row.metOn);
    expect(metOn(approved('2025-04-11', 'NO'), approved('2025-05-30', 'NO'))).toEqual(['2025-04-11', '2025-05-30']);
    expect(metOn(approved('2025-04-16', 'NO'))).toEqual(['2025-04-16', undefined]);
    expect(metOn(approved('2025-04-16', 'NO', idOf(2)))).toEqual([undefined, '2025-04-16']);
    expect(metOn(approved('2025-04-16', 'NO', 'another'))).toEqual([undefined, undefined]);
  });

  it('is told to the area authority anew when the same carer moves out of the area, and then alone', () => {
    const home = [inCare, placed('2025-04-14', { area: 'INSIDE', carer: 'c1' }), placed('2025-06-02', { area: 'ADJOINING', carer: 'c1' })];
    expect(dutiesOf('PL-03', ...home)).toMatchObject([{ anchor: idOf(2), dueOn: '2025-06-09' }]);
    expect(dutiesOf('PL-01', ...home)).toEqual([]);
    expect(dutiesOf('PP-01', ...home)).toHaveLength(1);
    const back = placed('2025-06-09', { area: 'INSIDE', carer: 'c1' });
    expect(dutiesOf('PL-03', ...home, back)).toMatchObject([{ voidedOn: '2025-06-09', because: 'placement changed' }]);
    const notified = (placement?: string) => happened('AreaAuthorityNotified', '2025-05-30', { placement });
    expect(dutiesOf('PL-03', ...home, notified(idOf(2)))).toMatchObject([{ metOn: '2025-05-30' }]);
    expect(dutiesOf('PL-03', ...home, notified())).toMatchObject([{ metOn: undefined }]);
  });
});

describe('a placement with parents at once', () => {
  const home = [inCare, placed('2025-04-14', { placement: 'P1', basis: 'REG19' })];
  const assessed = happened('ParentAssessmentCompleted', '2025-04-22', {});
  const reviewedOn = (on: string) => happened('ParentAssessmentReviewed', on, {});

  it('is assessed when the assessment is reviewed, and decided ten working days after that', () => {
    expect(dutiesOf('PL-05a', ...home, assessed)).toMatchObject([{ dueOn: '2025-04-30', metOn: undefined }]);
    expect(dutiesOf('PL-05a', ...home, assessed, reviewedOn('2025-04-24'))).toMatchObject([{ metOn: '2025-04-24' }]);
    expect(dutiesOf('PL-05b', ...home, assessed)).toEqual([]);
    const decided = happened('PlacementWithParentsDecided', '2025-04-24', { approved: false });
    expect(dutiesOf('PL-05b', ...home, assessed, reviewedOn('2025-04-24'), decided)).toMatchObject([
      { anchorOn: '2025-04-24', dueOn: '2025-05-09', metOn: '2025-04-24' },
    ]);
  });
});

describe('a temporary approval', () => {
  const kin = [inCare, placed('2025-04-14', { placement: 'U3', basis: 'REG24', carer: 'aunt' })];
  const extended = (on: string, until?: string) => happened('TemporaryApprovalExtended', on, { until });
  const rows = (...facts: NewFact[]) => dutiesOf('PL-06', ...kin, ...facts);

  it('is met by the end of the placement in time, and frozen by a later one, which ends PL-08 late', () => {
    expect(rows(placed('2025-08-03'))).toMatchObject([{ metOn: '2025-08-03' }]);
    expect(dutiesOf('PL-08', ...kin, placed('2025-08-03'))).toEqual([]);
    expect(rows(placed('2025-08-05'))).toMatchObject([{ metOn: undefined, frozenOn: '2025-08-05' }]);
    expect(dutiesOf('PL-08', ...kin, placed('2025-08-05'))).toMatchObject([
      { anchorOn: '2025-08-03', dueOn: '2025-08-04', metOn: '2025-08-05' },
    ]);
  });

  it('has a later date from a valid extension on, and one with the same anchor is closed', () => {
    expect(rows(extended('2025-08-01'))).toMatchObject([
      { dueOn: '2025-08-03', voidedOn: '2025-08-01', superseded: true, because: 'extended' },
      { anchorOn: '2025-04-14', startsOn: '2025-08-01', dueOn: '2025-09-28', soonOn: '2025-08-31' },
    ]);
    expect(rows(extended('2025-08-01', '2025-08-31'))[1]).toMatchObject({ dueOn: '2025-08-31' });
    expect(rows(extended('2025-08-01', '2026-08-31'))[1]).toMatchObject({ dueOn: '2025-09-28' });
    expect(dutiesOf('PL-08', ...kin, extended('2025-08-01'))).toMatchObject([{ anchorOn: '2025-09-28', dueOn: '2025-09-29' }]);
    expect(rows(extended('2025-08-04'))).toMatchObject([{ dueOn: '2025-08-03' }]);
    expect(rows(extended('2025-08-01'), placed('2025-09-01'))[1]).toMatchObject({ metOn: '2025-09-01' });
  });

  it('runs from the placement whenever it was granted, and is told from then on', () => {
    const late = [inCare, placed('2025-04-14', { placement: 'U3' }), happened('TemporaryApprovalGranted', '2025-05-01', {})];
    expect(dutiesOf('PL-06', ...late)).toMatchObject([
      { anchor: idOf(2), anchorOn: '2025-04-14', startsOn: '2025-05-01', dueOn: '2025-08-03' },
    ]);
  });
});

describe('what may last only so long', () => {
  const timed = (fact: NewFact, at: string): NewFact => ({ ...fact, data: { ...fact.data, at } }) as NewFact;
  const until = (at: string) => timed(happened('LegalStatusChanged', at.slice(0, 10), { legalStatus: 'C1' }), at);
  const taken = timed(becameLookedAfter('2025-04-14', 'L1'), '2025-04-14T10:00:00+01:00');

  it('is over after 72 hours where the times are known, at the end of that day', () => {
    const [open] = dutiesOf('PL-17', taken);
    expect(open).toMatchObject({ dueOn: '2025-04-17', dueAt: '2025-04-17T09:00:00.000Z' });
    expect(['2025-04-16', '2025-04-17'].map(day => obligationOn(open!, day))).toEqual(['due-soon', 'overdue']);
    const at = (moment: string) => obligationOn(dutiesOf('PL-17', taken, until(moment))[0]!, '2025-04-17');
    expect([at('2025-04-17T09:59:00+01:00'), at('2025-04-17T10:01:00+01:00')]).toEqual(['met-on-time', 'met-late']);
  });

  it('counts days where a time is missing', () => {
    const ended = happened('LegalStatusChanged', '2025-04-17', { legalStatus: 'C1' });
    expect(obligationOn(dutiesOf('PL-17', taken, ended)[0]!, '2025-04-17')).toBe('met-on-time');
    expect(dutiesOf('PL-17', becameLookedAfter('2025-04-14', 'L1'))[0]).toMatchObject({ dueOn: '2025-04-17', dueAt: undefined });
  });

  it('crosses the change of the clocks in hours, not in days', () => {
    const [row] = dutiesOf('PL-17', timed(becameLookedAfter('2025-03-28', 'L1'), '2025-03-28T23:30:00Z'));
    expect(row).toMatchObject({ dueAt: '2025-03-31T23:30:00.000Z', dueOn: '2025-04-01' });
  });

  it('is six calendar days outside the terms of approval, or working days where the authority says so', () => {
    const facts = [inCare, placed('2025-04-14', { basis: 'REG23' })];
    const settings = settingsOf([{ setting: 'PL-12.workingDays', value: 1, from: '2025-01-01' }]);
    const row = tellUnder({ settings }, ...facts).obligations.find(({ rule }) => rule === 'PL-12');
    expect([dutiesOf('PL-12', ...facts)[0]!.dueOn, row!.dueOn]).toEqual(['2025-04-20', '2025-04-24']);
    expect(dutiesOf('PL-12', ...facts, placed('2025-04-22'))).toMatchObject([{ metOn: '2025-04-22', dueOn: '2025-04-20' }]);
  });

  it('is authorised where an order already runs when a child comes into secure accommodation', () => {
    const order = (data: { until?: string }) => happened('SecureAccommodationOrderMade', '2025-05-01', data);
    const secure = [inCare, placed('2025-04-14'), placed('2025-05-06', { placement: 'K1' })];
    expect(dutiesOf('PL-20a', ...secure, order({ until: '2025-07-31' }))).toMatchObject([{ metOn: '2025-05-01' }]);
    expect(dutiesOf('PL-20a', ...secure, order({ until: '2025-05-05' }))).toMatchObject([{ metOn: undefined, dueOn: '2025-05-09' }]);
    expect(dutiesOf('PL-20a', ...secure, placed('2025-05-08'))).toMatchObject([{ metOn: '2025-05-08' }]);
  });

  it('is extended once for an emergency protection order, by seven days at most', () => {
    const order = becameLookedAfter('2025-04-14', 'L2');
    const extended = (on: string, until?: string) => happened('EmergencyProtectionExtended', on, { until });
    expect(dutiesOf('PL-18', order, extended('2025-04-22'))).toMatchObject([
      { dueOn: '2025-04-22', voidedOn: '2025-04-22', because: 'extended' },
      { dueOn: '2025-04-29' },
    ]);
    expect(dutiesOf('PL-18', order, extended('2025-04-21', '2025-04-25'), extended('2025-04-22'))[1]).toMatchObject({
      dueOn: '2025-04-25',
    });
    expect(dutiesOf('PL-18', order, extended('2025-04-23'))).toMatchObject([{ dueOn: '2025-04-22' }]);
  });

  it('is reviewed by the day the court named, and not after the deprivation of liberty has ended', () => {
    const order = happened('DeprivationOfLibertyOrderMade', '2025-04-20', { reviewBy: '2025-07-01' });
    const home = [inCare, placed('2025-04-14')];
    const again = happened('DeprivationOfLibertyReviewed', '2025-06-20', { reviewBy: '2025-09-01' });
    expect(dutiesOf('PL-21', ...home, order, again)).toMatchObject([{ metOn: '2025-06-20' }, { dueOn: '2025-09-01' }]);
    const ended = happened('DeprivationOfLibertyEnded', '2025-06-01', {});
    expect(dutiesOf('PL-21', ...home, order, ended)).toMatchObject([{ voidedOn: '2025-06-01', because: 'deprivation of liberty ended' }]);
    expect(dutiesOf('PL-21', ...home, happened('DeprivationOfLibertyOrderMade', '2025-04-20', {}))).toEqual([]);
  });

  it('is planned for a child remanded to youth detention, from the later of remand and place', () => {
    const remand = happened('LegalStatusChanged', '2025-05-06', { legalStatus: 'J1' });
    const detained = [inCare, placed('2025-04-14'), placed('2025-05-01', { placement: 'R5' })];
    expect(dutiesOf('PL-22', ...detained)).toEqual([]);
    expect(dutiesOf('PL-22', ...detained, remand)).toMatchObject([{ anchorOn: '2025-05-06', dueOn: '2025-05-20' }]);
    const bailed = happened('LegalStatusChanged', '2025-05-12', { legalStatus: 'C2' });
    expect(dutiesOf('PL-22', ...detained, remand, bailed)).toMatchObject([{ voidedOn: '2025-05-12', because: 'remand ended' }]);
  });
});

describe('a return from being missing', () => {
  const home = [inCare, placed('2025-04-14')];
  const timed = (fact: NewFact, time: string): NewFact =>
    ({ ...fact, data: { ...fact.data, at: `${fact.data.on}T${time}:00Z` } }) as NewFact;
  const went = (on: string) => happened('MissingStarted', on, {});
  const found = (on: string) => happened('MissingEnded', on, {});
  const talked = (on: string) => happened('ReturnInterviewCompleted', on, {});
  const declined = (on: string) => happened('ReturnInterviewDeclined', on, {});
  const rows = (...facts: NewFact[]) => dutiesOf('MS-01', ...home, ...facts);

  it('is talked about within 72 hours of the moment of return', () => {
    const back = timed(found('2025-05-02'), '20:00');
    const status = (fact: NewFact) => obligationOn(rows(went('2025-05-01'), back, fact)[0]!, '2025-05-05');
    expect(status(timed(talked('2025-05-05'), '19:59'))).toBe('met-on-time');
    expect(status(timed(talked('2025-05-05'), '20:01'))).toBe('met-late');
    expect(obligationOn(rows(went('2025-05-01'), back)[0]!, '2025-05-05')).toBe('overdue');
    expect(obligationOn(rows(went('2025-05-01'), found('2025-05-02'))[0]!, '2025-05-05')).toBe('due-soon');
  });

  it('has its own interview; a new episode voids it in time, and freezes it later', () => {
    expect(rows(went('2025-05-01'), found('2025-05-02'), went('2025-05-05'), found('2025-05-06'), talked('2025-05-07'))).toMatchObject([
      { voidedOn: '2025-05-05', because: 'missing again' },
      { metOn: '2025-05-07' },
    ]);
    expect(rows(went('2025-05-01'), found('2025-05-02'), went('2025-05-06'))).toMatchObject([{ frozenOn: '2025-05-06' }]);
  });

  it('shares no interview with the next, which on the day of a new episode is about the one before', () => {
    const twice = [went('2025-05-01'), found('2025-05-02'), went('2025-05-04'), found('2025-05-04')];
    expect(rows(...twice, talked('2025-05-04'))).toMatchObject([{ metOn: '2025-05-04' }, { metOn: undefined }]);
    const inHours = [went('2025-05-01'), found('2025-05-02'), timed(went('2025-05-04'), '08:00'), timed(found('2025-05-04'), '12:00')];
    expect(rows(...inHours, timed(talked('2025-05-04'), '15:00'))).toMatchObject([{ voidedOn: '2025-05-04' }, { metOn: '2025-05-04' }]);
    expect(rows(went('2025-05-04'), found('2025-05-04'), talked('2025-05-04'))).toMatchObject([{ metOn: '2025-05-04' }]);
  });

  it('that the child will not talk about stays not done, and leaves the open lists', () => {
    const [row] = rows(went('2025-05-01'), found('2025-05-02'), declined('2025-05-03'), talked('2025-05-04'));
    expect(row).toMatchObject({ metOn: undefined, voidedOn: undefined, frozenOn: '2025-05-03', because: 'declined' });
    expect([isOpenOn(row!, '2025-05-02'), isOpenOn(row!, '2025-05-03'), obligationOn(row!, '2025-05-03')]).toEqual([
      true,
      false,
      'overdue',
    ]);
  });

  it('counts only in care, and only where somebody came back', () => {
    expect(rows(went('2025-05-01'), went('2025-05-03'), found('2025-05-04'))).toMatchObject([{ anchorOn: '2025-05-04' }]);
    expect(rows(went('2025-05-01'), ceased('2025-05-02'), found('2025-05-03'))).toEqual([]);
  });
});

describe('the end of care', () => {
  const ended = (...facts: NewFact[]) => dutiesOf('CE-01', becameLookedAfter('2025-01-06', 'V2'), placed('2025-01-06'), ...facts);
  const approvedBy = (on: string, by?: FactOf<'EndingOfCareApproved'>['by']) => happened('EndingOfCareApproved', on, { by });

  it('is approved before, where the child was looked after for 20 working days', () => {
    expect(ended(ceased('2025-01-31'))).toEqual([]);
    expect(ended(ceased('2025-02-03'))).toMatchObject([{ dueOn: '2025-02-03', frozenOn: '2025-02-04' }]);
    expect(ended(ceased('2025-02-03'), approvedBy('2025-01-30'))).toMatchObject([{ metOn: '2025-01-30' }]);
    expect(ended(ceased('2025-02-03'), approvedBy('2025-01-30', 'TM'))).toMatchObject([{ metOn: undefined }]);
  });

  it('at 16 and 17 under section 20 needs the Director', () => {
    const born = bornOn('2009-02-03');
    expect(ended(born, ceased('2025-02-03'), approvedBy('2025-01-30', 'NO'))).toMatchObject([{ metOn: undefined }]);
    expect(ended(born, ceased('2025-02-03'), approvedBy('2025-01-30', 'DCS'))).toMatchObject([{ metOn: '2025-01-30' }]);
    expect(ended(bornOn('2009-02-04'), ceased('2025-02-03'), approvedBy('2025-01-30', 'NO'))).toMatchObject([{ metOn: '2025-01-30' }]);
  });

  it.each(['E11', 'E2', 'E3', 'E45', 'E15'] as const)('by %s is no decision of the authority', reason => {
    expect(ended(ceased('2025-03-03', reason))).toEqual([]);
  });
});

describe('consent under section 20', () => {
  const accommodated = [becameLookedAfter('2025-01-06', 'V2'), placed('2025-01-06')];

  it('is looked at in the review itself', () => {
    const said = happened('ReviewHeld', '2025-02-03', { sectionTwentyRight: false });
    expect(dutiesOf('S2-05', ...accommodated, said)).toMatchObject([{ dueOn: '2025-02-03', metOn: '2025-02-03' }]);
  });

  it('that a review left out stays open until it is recorded, the next review, or the end of section 20', () => {
    const silent = [...accommodated, reviewed('2025-02-03')];
    expect(dutiesOf('S2-05', ...silent, reviewed('2025-05-02'))[0]).toMatchObject({ frozenOn: '2025-05-02', because: 'next review held' });
    const order = happened('LegalStatusChanged', '2025-03-03', { legalStatus: 'C1' });
    expect(dutiesOf('S2-05', ...silent, order, reviewed('2025-05-02'))).toMatchObject([
      { frozenOn: '2025-03-03', because: 'section 20 ended' },
    ]);
  });
});
