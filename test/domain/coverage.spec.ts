import { asEntries, coverageOf, obligationOn, story, tell, type Entry, type NewFact, type Obligation } from '@waymark/domain';
import { becameLookedAfter, bornOn, caseOf, entriesOf, happened, imported, placed, returned, reviewed, visited } from '../support/story';

const knownInCare = (on: string): NewFact => happened('KnownInCare', on, { legalStatus: 'C2' });
const byHand = (after: readonly Entry[], ...facts: NewFact[]): Entry[] => [...after, ...asEntries(facts, after.length)];
const rows = (rule: string, entries: readonly Entry[], recordingBegan?: string): Obligation[] =>
  tell(caseOf(entries, { recordingBegan })).obligations.filter(row => row.rule === rule);

describe('coverage', () => {
  const inReturns = imported(entriesOf(becameLookedAfter('2024-05-01'), placed('2024-05-01'), returned(2025)));

  it('is that of the returns for episodes and reviews of their years, and for nothing else', () => {
    const coverage = coverageOf(story([...inReturns, ...imported(asEntries([returned(2026)], 10))]));
    expect(coverage.covers(['episodes', 'reviews'], '2024-04-01', '2026-03-31')).toBe(true);
    expect(coverage.covers(['episodes'], '2024-03-31', '2024-04-02')).toBe(false);
    expect(coverage.covers(['episodes', 'visits'], '2024-05-01', '2024-05-02')).toBe(false);
    expect([coverage.endsAfter(['reviews'], '2024-05-01'), coverage.endsAfter(['visits'], '2024-05-01')]).toEqual([
      '2026-04-01',
      '2024-05-01',
    ]);
  });

  it('is of everything from the first entry made by hand, or from the day the council began to record', () => {
    const hand = byHand(inReturns, visited('2025-05-10'));
    expect(coverageOf(story(hand)).endsAfter(['visits'], '2025-05-10')).toBeUndefined();
    expect(coverageOf(story(hand)).endsAfter(['reviews'], '2025-03-01')).toBe('2025-04-01');
    expect(coverageOf(story(inReturns), '2025-04-01').endsAfter(['reviews'], '2024-06-01')).toBeUndefined();
    expect(
      coverageOf(story(byHand([], bornOn('2015-01-01', '2020-01-01'), visited('2025-05-10')))).endsAfter(['visits'], '2025-05-09'),
    ).toBe('2025-05-09');
  });

  it('is not begun by an entry that fills a gap in a year a return covers', () => {
    expect(coverageOf(story(byHand(inReturns, visited('2024-06-10')))).covers(['visits'], '2024-06-10', '2024-06-11')).toBe(false);
  });

  it('ends for a child that the next return does not name, until somebody records by hand', () => {
    const lost = [...inReturns, ...imported(asEntries([happened('NotInReturn', '2025-03-31', { year: 2026, run: 'run-1' })], 10))];
    expect(coverageOf(story(lost), '2025-04-01').endsAfter(['episodes'], '2025-01-01')).toBe('2025-04-01');
    expect(coverageOf(story(byHand(lost, visited('2025-05-10'))), '2025-04-01').endsAfter(['visits'], '2025-05-10')).toBeUndefined();
  });
});

describe('what the record does not cover', () => {
  it('is not in the record: overdue on the last day of a return, unknown on the next', () => {
    const [first] = rows('RV-01', imported(entriesOf(becameLookedAfter('2025-02-03'), placed('2025-02-03'), returned(2025))));
    expect(first).toMatchObject({ dueOn: '2025-03-03', unknownFrom: '2025-04-01' });
    expect(['2025-03-03', '2025-03-31', '2025-04-01'].map(day => obligationOn(first!, day))).toEqual([
      'due-soon',
      'overdue',
      'not-in-record',
    ]);
    const [ahead] = rows('RV-01', imported(entriesOf(becameLookedAfter('2025-03-24'), returned(2025))));
    expect(['2025-03-31', '2025-04-01', '2025-06-01'].map(day => obligationOn(ahead!, day))).toEqual([
      'due-soon',
      'not-in-record',
      'not-in-record',
    ]);
  });

  it('never makes a child red for a visit or a plan that no return could hold', () => {
    const entries = imported(
      entriesOf(becameLookedAfter('2024-05-01'), placed('2024-05-01'), reviewed('2024-05-20'), returned(2025), returned(2026)),
    );
    const told = tell(caseOf(entries));
    for (const row of told.obligations.filter(({ rule, superseded }) => !rule.startsWith('RV') && !superseded))
      expect(obligationOn(row, '2024-09-01')).toBe('not-in-record');
    expect(told.signals.map(({ rule }) => rule)).toEqual(['D06']);
    // Nor amber for want of an appointment: a return holds none.
    expect(told.signals[0]!.spans).toMatchObject([
      { severity: 'red', from: '2024-08-21' },
      { severity: 'critical', from: '2024-09-19', until: '2026-04-01' },
    ]);
  });

  it('counts what is on record as met, but never as late where it may have been done in time', () => {
    const gap = imported(entriesOf(becameLookedAfter('2024-05-01'), placed('2024-05-01'), reviewed('2024-05-20'), returned(2025)));
    expect(rows('RV-02', byHand(gap, reviewed('2025-06-10')))).toMatchObject([
      { dueOn: '2024-08-20', metOn: undefined, unknownFrom: '2025-04-01' },
    ]);
    expect(rows('RV-03', byHand(gap, reviewed('2025-06-10')))).toMatchObject([{ anchorOn: '2025-06-10', dueOn: '2025-12-10' }]);
    // Without a gap it is late.
    expect(rows('RV-02', byHand(gap, reviewed('2025-06-10')), '2025-04-01')).toMatchObject([
      { metOn: '2025-06-10', unknownFrom: undefined },
    ]);
    const inTime = imported(entriesOf(becameLookedAfter('2025-03-03'), reviewed('2025-03-20'), returned(2025)));
    const [second] = rows('RV-02', byHand(inTime, reviewed('2025-06-10')));
    expect(['2025-03-31', '2025-04-01', '2025-06-10'].map(day => obligationOn(second!, day))).toEqual([
      'not-yet-due',
      'not-in-record',
      'met-on-time',
    ]);
  });

  it('goes on as a later review where the first may have been held unrecorded', () => {
    const gap = imported(entriesOf(becameLookedAfter('2025-03-24'), returned(2025)));
    const told = byHand(gap, reviewed('2025-05-20'));
    expect(rows('RV-01', told)).toMatchObject([{ metOn: undefined, unknownFrom: '2025-04-01' }]);
    expect(rows('RV-02', told)).toEqual([]);
    expect(rows('RV-03', told)).toMatchObject([{ dueOn: '2025-11-20' }]);
  });

  it('leaves a breach of a covered day a breach when care ended before the record did', () => {
    const ended = imported(
      entriesOf(becameLookedAfter('2025-01-06'), returned(2025), happened('CeasedToBeLookedAfter', '2025-03-10', { reason: 'E4A' })),
    );
    expect(rows('RV-01', ended)).toMatchObject([{ frozenOn: '2025-03-10', unknownFrom: undefined }]);
  });
});

describe('a child whose record begins in care', () => {
  const facts = [
    knownInCare('2024-04-01'),
    placed('2024-04-01'),
    reviewed('2024-06-03'),
    visited('2024-05-01'),
    happened('CarePlanPrepared', '2024-04-10', {}),
  ];

  it('has no invented due date for what began before', () => {
    for (const rule of ['RV-01', 'CP-01', 'PP-01']) {
      const [row] = rows(rule, entriesOf(...facts));
      expect(row).toMatchObject({ anchorOn: '2024-04-01', dueOn: undefined, metOn: undefined });
      expect(['2024-04-01', '2024-06-30', '2026-01-01'].map(day => obligationOn(row!, day))).toEqual(Array(3).fill('not-in-record'));
    }
  });

  it('goes on from the first review and the first visit on record', () => {
    expect(rows('RV-02', entriesOf(...facts))).toEqual([]);
    expect(rows('RV-03', entriesOf(...facts))).toMatchObject([{ anchorOn: '2024-06-03', dueOn: '2024-12-03' }]);
    expect(rows('VS-01', entriesOf(...facts))).toMatchObject([{ dueOn: undefined }, { anchorOn: '2024-05-01', dueOn: '2024-06-12' }]);
  });

  it('has every clock of a home they move to', () => {
    const moved = entriesOf(...facts, placed('2024-07-01', { placement: 'K2' }));
    expect(rows('PP-01', moved)[1]).toMatchObject({ dueOn: '2024-07-08' });
    expect(rows('VS-01', moved).at(-1)).toMatchObject({ dueOn: '2024-07-08' });
  });

  it('has no drift that counts from a start nobody knows', () => {
    const signals = tell(caseOf(entriesOf(knownInCare('2024-04-01'), placed('2024-04-01')))).signals;
    expect(signals).toEqual([]);
    const planned = entriesOf(
      knownInCare('2024-04-01'),
      happened('PermanencePlanSet', '2024-06-03', { plan: 'SUPPLIV' }),
      happened('PermanencePlanSet', '2025-01-06', {}),
    );
    expect(tell(caseOf(planned)).signals.map(({ rule, countsFrom }) => `${rule} ${countsFrom}`)).toEqual([
      'D03 2024-06-03',
      'D01 2025-01-05',
    ]);
  });
});
