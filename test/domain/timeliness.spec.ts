import {
  ageBandOf,
  dutiesDue,
  tally,
  tell,
  waitsOf,
  whenDue,
  type DueIn,
  type NewFact,
  type Outcome,
  type TimelinessAsked,
} from '@waymark/domain';
import {
  becameLookedAfter,
  bornOn,
  caseOf,
  ceased,
  entriesOf,
  happened,
  imported,
  placed,
  returned,
  reviewed,
  visited,
} from '../support/story';

const may: DueIn = { from: '2025-05-01', to: '2025-05-31', on: '2025-05-31' };
const told = (...facts: NewFact[]) => {
  const about = caseOf(entriesOf(...facts));
  return { ...about, ...tell(about) };
};
const fromReturn = (...facts: NewFact[]) => {
  const about = caseOf(imported(entriesOf(...facts)));
  return { ...about, ...tell(about) };
};
const entered = becameLookedAfter('2025-04-14', 'C2');
const figures = (asked: TimelinessAsked, ...children: ReturnType<typeof told>[]) => {
  const sum = tally(asked);
  children.forEach(child => sum.add(child));
  return sum.told();
};

/** The first review of a child who entered on 14 April 2025 falls due on 15 May. */
const firstReviews: Record<Outcome, [child: () => ReturnType<typeof told>, asked?: Partial<DueIn>]> = {
  'met-on-time': [() => told(entered, reviewed('2025-05-15'))],
  'met-late': [() => told(entered, reviewed('2025-05-16'))],
  'still-open': [() => told(entered, reviewed('2025-06-01'))],
  'overdue-child-missing': [() => told(entered, happened('MissingStarted', '2025-05-30', {}))],
  'never-met': [() => told(entered, ceased('2025-05-20'))],
  'not-yet-due': [() => told(entered), { on: '2025-05-14' }],
  voided: [() => told(entered, ceased('2025-05-15'))],
  superseded: [
    () =>
      told(
        becameLookedAfter('2024-12-02', 'E1'),
        reviewed('2025-01-06'),
        reviewed('2025-02-15'),
        placed('2025-03-03', { placement: 'A5' }),
      ),
    { from: '2025-08-15', to: '2025-08-15', on: '2025-08-31' },
  ],
  'not-in-record': [
    () => fromReturn(becameLookedAfter('2025-03-03', 'C2'), returned(2025)),
    { from: '2025-03-31', to: '2025-03-31', on: '2025-04-30' },
  ],
  'start-not-recorded': [
    () => fromReturn(happened('KnownInCare', '2025-04-01', { legalStatus: 'C2' }), returned(2026)),
    { from: '2025-04-01' },
  ],
};

describe('what came of a review that fell due', () => {
  const firstReview = (child: ReturnType<typeof told>, on: string) =>
    dutiesDue(child, { ...may, on }).filter(({ rule }) => rule === 'RV-01');

  it.each(Object.entries(firstReviews))('%s', (outcome, [child, asked]) => {
    const reviews = dutiesDue(child(), { ...may, ...asked }).filter(({ rule }) => rule.startsWith('RV'));
    expect(reviews.map(duty => duty.outcome)).toEqual([outcome]);
  });

  it('is told as at the day: what happened later does not count', () => {
    const late = told(entered, reviewed('2025-05-16'));
    const [duty] = firstReview(late, '2025-05-15');
    expect(duty).toMatchObject({ outcome: 'still-open', metOn: null, waited: null });
    expect(firstReview(late, '2025-04-13')).toEqual([]);
    const ended = told(entered, ceased('2025-05-10'));
    expect(firstReview(ended, '2025-05-09')).toMatchObject([{ outcome: 'not-yet-due', because: null }]);
    expect(firstReview(ended, '2025-05-10')).toMatchObject([{ outcome: 'voided', because: 'care ended' }]);
  });

  it('counts a child who is missing as overdue only after the due date', () => {
    const gone = told(entered, happened('MissingStarted', '2025-05-10', {}));
    expect(firstReview(gone, '2025-05-15')).toMatchObject([{ outcome: 'still-open' }]);
    expect(firstReview(gone, '2025-05-16')).toMatchObject([{ outcome: 'overdue-child-missing' }]);
  });
});

describe('the figures of a rule', () => {
  const children = () =>
    Object.values(firstReviews)
      .slice(0, 7)
      .map(([child]) => child());

  it('give a percentage of those that count, and what was left out', () => {
    const [line] = figures({ ...may, rule: 'RV-01' }, ...children()).lines;
    // The one that is not yet due on 14 May is overdue on the 31st.
    expect(line).toMatchObject({ rule: 'RV-01', group: null, due: 7, of: 6, percentOnTime: 16.7, voidedBecause: { 'care ended': 1 } });
    expect(line!.outcomes).toMatchObject({ 'met-on-time': 1, 'met-late': 1, 'still-open': 2, 'never-met': 1, voided: 1 });
    expect(line!.waits).toEqual({ lowerQuartile: 31.25, median: 31.5, upperQuartile: 31.75, longest: 32 });
  });

  it('say nothing of nothing', () => {
    const [line] = figures({ ...may, rule: 'RV-01' }, told(entered, ceased('2025-05-15'))).lines;
    expect(line).toMatchObject({ due: 1, of: 0, percentOnTime: null, waits: null });
    expect(figures({ ...may, rule: 'RV-03' }, ...children()).lines).toEqual([]);
  });

  it('are broken down by how the child stood on the due date', () => {
    const moved = told(
      entered,
      bornOn('2009-05-15', '2025-04-14'),
      happened('SocialWorkerAllocated', '2025-04-14', { worker: 'SW-1', team: 'NORTH' }),
      happened('SocialWorkerAllocated', '2025-05-15', { worker: 'SW-2', team: 'SOUTH' }),
      happened('LegalStatusChanged', '2025-05-16', { legalStatus: 'V2' }),
      reviewed('2025-05-01'),
    );
    const group = (by: TimelinessAsked['by'], ...more: ReturnType<typeof told>[]) =>
      figures({ ...may, rule: 'RV-01', by }, moved, ...more).lines.map(line => line.group);
    expect([group('worker'), group('team'), group('age'), group('legal-status'), group('unaccompanied')]).toEqual(
      ['SW-2', 'SOUTH', '16+', 'C2', 'no'].map(one => [one]),
    );
    const homes = [told(happened('BecameLookedAfter', '2025-04-14', { legalStatus: 'C2', district: 'E07000106' }))];
    expect([group('area', ...homes), group('district', ...homes)]).toEqual([
      ['East Kent', null],
      ['E07000106', null],
    ]);
    const others = ['2025-01-01', '2010-01-01', '2018-01-01'].map(born => told(entered, bornOn(born, '2025-04-14')));
    expect(group('age', ...others, told(entered))).toEqual(['<1', '5-9', '10-15', '16+', null]);
  });

  it('know the age of an erased birthday by its month', () => {
    const erased = told(entered, happened('IdentityRecorded', '2025-04-14', { dateOfBirth: 'erased', birthMonth: '2009-05' }));
    expect(whenDue(erased.journey, erased.obligations[0]!)).toMatchObject({ age: '16+' });
    expect([0, 1, 4, 5, 9, 10, 15, 16, 20].map(ageBandOf)).toEqual(['<1', '1-4', '1-4', '5-9', '5-9', '10-15', '10-15', '16+', '16+']);
  });

  it('measure waits from the start to the day a duty was met', () => {
    expect(waitsOf([])).toBeNull();
    expect(waitsOf([9])).toEqual({ lowerQuartile: 9, median: 9, upperQuartile: 9, longest: 9 });
    expect(waitsOf([10, 2, 4, 8])).toEqual({ lowerQuartile: 3.5, median: 6, upperQuartile: 8.5, longest: 10 });
    const before = told(entered, placed('2025-04-14'), happened('CarePlanPrepared', '2025-04-10', {}));
    expect(dutiesDue(before, { ...may, from: '2025-04-28' }).find(({ rule }) => rule === 'CP-01')).toMatchObject({ waited: 0 });
  });
});

describe('the measures', () => {
  const year: DueIn = { from: '2025-04-01', to: '2026-03-31', on: '2026-03-31' };
  const share = (count: number, of: number, percent: number | null) => ({ count, of, percent });

  it('RV-08: only a child whose every review due in the year was on time', () => {
    const all = told(entered, reviewed('2025-05-15'), reviewed('2025-08-15'), reviewed('2026-02-15'));
    const one = told(entered, reviewed('2025-05-15'), reviewed('2025-08-16'), reviewed('2026-02-15'));
    const none = told(becameLookedAfter('2026-03-20', 'C2'));
    const left = told(entered, ceased('2025-05-15'));
    const alone = told(entered, happened('ArrivedUnaccompanied', '2025-04-14', {}), reviewed('2025-05-15'), ceased('2025-05-20'));
    const { measures } = figures({ ...year, rule: 'VS-01' }, all, one, none, left, alone);
    expect(measures['RV-08']).toEqual({ all: share(2, 3, 66.7), unaccompanied: share(1, 1, 100), others: share(1, 2, 50) });
  });

  it('visits: the children up to date on the day, and the visits due in the period, are two measures', () => {
    const seen = told(entered, placed('2025-04-14'), visited('2025-04-21'), visited('2025-06-02'), visited('2025-07-16'));
    const july = { from: '2025-05-01', to: '2025-07-31', on: '2025-07-31' };
    const unseen = told(becameLookedAfter('2025-07-20', 'C2'), placed('2025-07-20'));
    const gone = told(entered, placed('2025-04-14'), ceased('2025-07-31'));
    const breaks = told(becameLookedAfter('2025-07-20', 'V3'), placed('2025-07-20'));
    const { measures } = figures(july, seen, unseen, gone, breaks);
    // Seen: 2 June in time, 16 July late (due on the 14th), due again on 27 August. Unseen: overdue since 27 July.
    expect(measures['visits-up-to-date'].all).toEqual(share(1, 2, 50));
    expect(measures['visits-on-time'].all).toEqual(share(1, 3, 33.3));
    expect(measures['RV-08'].unaccompanied).toEqual(share(0, 0, null));
  });

  it('leave out a child whose visits no return could hold', () => {
    const inReturn = fromReturn(becameLookedAfter('2025-04-14', 'C2'), placed('2025-04-14'), returned(2026));
    const { measures } = figures(year, inReturn);
    expect([measures['visits-up-to-date'].all, measures['visits-on-time'].all]).toEqual([share(0, 0, null), share(0, 0, null)]);
  });
});
