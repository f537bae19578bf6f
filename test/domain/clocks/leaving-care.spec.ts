import { isOpenOn, obligationOn, tell, type LeavingCare, type NewFact } from '@waymark/domain';
import {
  becameLookedAfter,
  bornOn,
  caseOf,
  ceased,
  dutiesOf,
  entered,
  entriesOf,
  happened,
  idOf,
  imported,
  placed,
  returned,
  visited,
} from '../../support/story';

const spans = (...facts: NewFact[]): readonly LeavingCare[] => caseOf(entriesOf(...facts)).journey.leavingCare;

const eligibleSince = (...facts: NewFact[]): string | undefined => spans(...facts)[0]?.from;

const plan = (on: string): NewFact => happened('PathwayPlanPrepared', on, {});

const asked = (on: string): NewFact => happened('AdviserSupportRequested', on, {});

const inTouch = (on: string): NewFact => happened('KeepingInTouch', on, {});

const livesIn = (on: string, byAuthority = true, address?: string): NewFact =>
  happened('AccommodationRecorded', on, { accommodation: 'U', byAuthority, address });

/** Eligible from 10 June 2025, in care until 1 May 2026, 21 on 10 June 2030. */
const eligible: NewFact[] = [bornOn('2009-06-10'), ...entered('2024-04-01')];

const leftCare: NewFact[] = [...eligible, ceased('2026-05-01', 'E5')];

describe('an eligible child (LC-01)', () => {
  it('is one from the first day after 91 days in care, not before the 16th birthday', () => {
    expect(eligibleSince(bornOn('2009-06-10'), ...entered('2025-04-01'))).toBe('2025-07-01');
    expect(eligibleSince(...eligible)).toBe('2025-06-10');
    expect(eligibleSince(bornOn('2009-06-10'), ...entered('2025-03-11'))).toBe('2025-06-10');
    expect(eligibleSince(bornOn('2009-06-10'), ...entered('2025-03-12'))).toBe('2025-06-11');
  });

  it('may have been in care with breaks, since the 14th birthday, and is one only in care', () => {
    const broken = [bornOn('2009-06-10'), ...entered('2024-01-01'), ceased('2024-03-01'), ...entered('2025-08-01')];
    // 60 days, and 31 more.
    expect(eligibleSince(...broken)).toBe('2025-09-01');
    expect(eligibleSince(...broken, ceased('2025-09-01'))).toBeUndefined();
    expect(eligibleSince(...broken, ceased('2025-09-02'))).toBe('2025-09-01');
    const long = [bornOn('2009-06-10'), ...entered('2023-06-10'), ceased('2025-01-01')];
    expect(eligibleSince(...long)).toBeUndefined();
    expect(eligibleSince(...long, ...entered('2026-02-02'))).toBe('2026-02-02');
    expect(eligibleSince(bornOn('2009-06-10'), ...entered('2020-01-01'), ceased('2023-06-10'), ...entered('2025-06-01'))).toBe(
      '2025-08-31',
    );
  });

  it('gains nothing by short breaks, and is none without a date of birth', () => {
    const breaks = [bornOn('2009-06-10'), becameLookedAfter('2024-01-01', 'V4')];
    expect(eligibleSince(...breaks)).toBeUndefined();
    expect(eligibleSince(...breaks, happened('LegalStatusChanged', '2025-06-01', { legalStatus: 'C1' }))).toBe('2025-08-31');
    expect(eligibleSince(...entered('2024-04-01'))).toBeUndefined();
  });

  it('stays one until 21, or 25 where support was asked for', () => {
    expect(spans(...leftCare)).toMatchObject([{ from: '2025-06-10', until: '2030-06-10', because: 'turned 21' }]);
    expect(spans(...leftCare, asked('2030-06-10'))).toMatchObject([{ until: '2034-06-10', because: 'turned 25' }]);
    expect(spans(...leftCare, asked('2031-01-15'))).toMatchObject([
      { until: '2030-06-10', again: false },
      { entry: idOf(4), from: '2031-01-15', until: '2034-06-10', again: true },
    ]);
    expect(spans(...leftCare, asked('2034-06-10'))).toHaveLength(1);
    expect(spans(...leftCare, happened('DeathRecorded', '2027-01-01', {}))).toMatchObject([{ until: '2027-01-01', endedBy: idOf(4) }]);
  });

  it("is no longer this authority's once another took over, until care begins here again", () => {
    const away = [...eligible, ceased('2026-01-15', 'E3')];
    expect(spans(...away)).toMatchObject([{ until: '2026-01-15', because: 'another authority took over' }]);
    expect(spans(...away, ...entered('2026-03-01'))).toMatchObject([{ until: '2026-01-15' }, { from: '2026-03-01', until: '2030-06-10' }]);
  });

  it('may have been one for longer where the record begins in care', () => {
    const known = (on: string): NewFact => happened('KnownInCare', on, { legalStatus: 'C2' });
    expect(spans(bornOn('2009-06-10'), known('2025-04-01'))).toMatchObject([{ from: '2025-07-01', startUnknown: true }]);
    expect(spans(bornOn('2009-06-10'), known('2024-04-01'))).toMatchObject([{ from: '2025-06-10', startUnknown: false }]);
    expect(dutiesOf('LC-02', bornOn('2009-06-10'), known('2025-04-01'))).toMatchObject([{ dueOn: undefined, unknownFrom: '2025-07-01' }]);
  });
});

describe('the duties to a care leaver', () => {
  it('outlive the end of care and the 18th birthday, and end at 21', () => {
    const [open] = dutiesOf('LC-02', ...eligible, ceased('2025-07-01'));
    expect(obligationOn(open!, '2028-01-01')).toBe('overdue');
    expect(open).toMatchObject({ dueOn: '2025-09-10', voidedOn: undefined, frozenOn: '2030-06-10', because: 'turned 21' });
    expect(isOpenOn(open!, '2030-06-09')).toBe(true);
    expect(dutiesOf('LC-05', ...leftCare, plan('2030-03-01'))).toMatchObject([
      { dueOn: '2030-09-01', voidedOn: '2030-06-10', superseded: true, because: 'turned 21' },
    ]);
    expect(dutiesOf('LC-05', ...leftCare, plan('2030-03-01'), asked('2030-05-01'))).toMatchObject([
      { voidedOn: undefined, frozenOn: '2034-06-10' },
    ]);
  });

  it('end with care that another authority took over: on the due date void, after it a breach', () => {
    expect(dutiesOf('LC-03', ...eligible, ceased('2025-09-10', 'E3'))).toMatchObject([{ voidedOn: '2025-09-10', superseded: undefined }]);
    expect(dutiesOf('LC-03', ...eligible, ceased('2025-09-11', 'E3'))).toMatchObject([{ frozenOn: '2025-09-11' }]);
  });

  it('are met by what was done before the child became eligible', () => {
    expect(dutiesOf('LC-03', ...eligible, plan('2025-05-20'))).toMatchObject([{ metOn: '2025-05-20' }]);
    const adviser = happened('PersonalAdviserAppointed', '2025-05-20', { adviser: 'pa-1' });
    expect(dutiesOf('LC-04', ...eligible, adviser)).toMatchObject([{ metOn: '2025-05-20' }]);
    const left = happened('PersonalAdviserEnded', '2025-06-01', {});
    expect(dutiesOf('LC-04', ...eligible, adviser, left)).toMatchObject([{ metOn: undefined }]);
    expect(dutiesOf('LC-05', ...eligible, plan('2025-05-20'))).toMatchObject([{ anchorOn: '2025-06-10', dueOn: '2025-12-10' }]);
  });

  it('begin again for one who asks for support after 21: reviews, visits and keeping in touch', () => {
    const back = [...leftCare, plan('2026-01-01'), livesIn('2029-05-01'), asked('2031-01-15')];
    expect(dutiesOf('LC-05', ...back).at(-1)).toMatchObject({ anchor: idOf(6), dueOn: '2031-07-15', because: 'turned 25' });
    expect(dutiesOf('LC-06', ...back).at(-1)).toMatchObject({ anchorOn: '2031-01-15', dueOn: '2031-01-22' });
    expect(dutiesOf('LC-07', ...back, inTouch('2031-02-01')).slice(-2)).toMatchObject([
      { anchorOn: '2031-01-15', dueOn: '2031-03-12', metOn: '2031-02-01' },
      { dueOn: '2031-03-29' },
    ]);
    expect(dutiesOf('LC-02', ...back)).toHaveLength(1);
  });

  it('of keeping in touch begin on the day care ends, and rest while back in care', () => {
    expect(dutiesOf('LC-07', ...eligible)).toMatchObject([{ startsOn: '2027-06-10' }]);
    const back = [...leftCare, inTouch('2026-05-20'), becameLookedAfter('2026-06-01', 'V2'), placed('2026-06-01'), ceased('2026-09-01')];
    expect(dutiesOf('LC-07', ...back)).toMatchObject([
      { anchorOn: '2026-05-01', metOn: '2026-05-20' },
      { dueOn: '2026-07-15', voidedOn: '2026-06-01', superseded: true, because: 'back in care' },
      { anchorOn: '2026-09-01', dueOn: '2026-10-27' },
    ]);
    expect(dutiesOf('LC-07', ...eligible, ceased('2025-06-01'))).toEqual([]);
  });

  it('are met by being in touch, not by trying', () => {
    const tried = happened('KeepingInTouch', '2026-05-20', { outcome: 'NO' });
    const refused = happened('KeepingInTouch', '2026-05-21', { outcome: 'REFU' });
    expect(dutiesOf('LC-07', ...leftCare, tried, refused)).toMatchObject([{ metOn: undefined }]);
    expect(dutiesOf('LC-07', ...leftCare, visited('2026-05-22'))[0]).toMatchObject({ metOn: '2026-05-22' });
    expect(dutiesOf('LC-06', ...leftCare, livesIn('2026-05-02'), inTouch('2026-05-03'))).toMatchObject([{ metOn: undefined }]);
    expect(dutiesOf('LC-06', ...leftCare, livesIn('2026-05-02'), visited('2026-05-03'))[0]).toMatchObject({ metOn: '2026-05-03' });
  });

  it('to visit a home end with the next move, and need a home that the authority provides', () => {
    expect(dutiesOf('LC-06', ...leftCare, livesIn('2026-05-02', false))).toEqual([]);
    expect(dutiesOf('LC-06', ...leftCare, livesIn('2026-05-02'), livesIn('2026-05-05', false))).toMatchObject([
      { voidedOn: '2026-05-05', superseded: true, because: 'moved on' },
    ]);
    // Recorded again, not moved.
    expect(dutiesOf('LC-06', ...leftCare, livesIn('2026-05-02', true, '1 High Street'), livesIn('2026-05-05'))).toHaveLength(1);
    expect(
      dutiesOf('LC-06', ...leftCare, livesIn('2026-05-02', true, '1 High Street'), livesIn('2026-05-05', true, '2 Low Road')),
    ).toHaveLength(2);
    const again = dutiesOf('LC-06', ...leftCare, livesIn('2026-05-02'), ...entered('2026-05-20'));
    expect(again).toMatchObject([{ dueOn: '2026-05-09', frozenOn: '2026-05-20', because: 'back in care' }]);
  });

  it('to review early are for homes that nobody registers', () => {
    const home = (accommodation: 'U' | 'Z'): NewFact =>
      happened('AccommodationRecorded', '2026-05-02', { accommodation, byAuthority: true });
    expect([dutiesOf('LC-08', ...leftCare, home('U')).length, dutiesOf('LC-08', ...leftCare, home('Z')).length]).toEqual([1, 0]);
  });

  it('are not in the record where only returns tell of the child', () => {
    const entries = imported(entriesOf(...leftCare, returned(2026)));
    const { obligations } = tell(caseOf(entries));
    const owed = obligations.filter(({ rule }) => rule.startsWith('LC'));
    expect(owed.map(({ rule }) => rule)).toEqual(['LC-02', 'LC-03', 'LC-04', 'LC-07']);
    for (const row of owed) expect(obligationOn(row, '2027-01-01')).toBe('not-in-record');
  });
});
