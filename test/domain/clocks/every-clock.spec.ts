import {
  addDays,
  clocks,
  isOpenOn,
  obligationOn,
  ownClocks,
  tellAsIf,
  tellOnly,
  type ClockId,
  type NewFact,
  type Obligation,
  type Rule,
} from '@waymark/domain';
import { caseOf, ceased, dutiesOf, entered, entriesOf, happened, idOf, imported, returned, reviewed, visited } from '../../support/story';
import { waits } from './worked/earliest-dates';
import type { EarliestDate, Worked } from './worked/row';
import { worked } from './worked/table';

const isEarliest = (id: ClockId): id is EarliestDate => Object.hasOwn(waits, id);

describe('every earliest date', () => {
  const cases = Object.entries(waits).flatMap(([id, all]) => all.map((one, n) => ({ id, n, ...one })));

  it.each(cases)('$id ($n) is $firstDay: the day before is a breach, no later day is late', ({ id, until, met, firstDay }) => {
    const dayBefore = addDays(firstDay, -1);
    const row = (...then: NewFact[]): Obligation => dutiesOf(id, ...until, ...then).at(-1)!;
    expect(row().dueOn).toBe(firstDay);
    expect([dayBefore, addDays(firstDay, 400)].map(day => [obligationOn(row(), day), isOpenOn(row(), day)])).toEqual([
      ['not-yet-due', false],
      ['not-yet-due', false],
    ]);
    expect(obligationOn(row(met(firstDay)), firstDay)).toBe('met-on-time');
    expect(obligationOn(row(met(addDays(firstDay, 300))), addDays(firstDay, 300))).toBe('met-on-time');
    const early = row(met(dayBefore));
    expect([obligationOn(early, addDays(dayBefore, -1)), obligationOn(early, dayBefore)]).toEqual(['not-yet-due', 'overdue']);
    const corrected = { entry: idOf(until.length), changes: { on: firstDay }, reason: 'wrong day' };
    const put = row(met(dayBefore), happened('EntryCorrected', '2027-01-01', corrected));
    expect(obligationOn(put, firstDay)).toBe('met-on-time');
  });

  it.each(cases)('$id ($n) is void when the child dies or leaves care, whenever that is', ({ id, until, firstDay }) => {
    for (const day of [addDays(firstDay, -1), addDays(firstDay, 30)]) {
      const [died, left] = [happened('DeathRecorded', day, {}), ceased(day)].map(end => dutiesOf(id, ...until, end).at(-1));
      expect(died).toMatchObject({ voidedOn: day, because: 'the child died' });
      expect(left).toMatchObject({ voidedOn: day, because: 'care ended' });
    }
  });
});

describe('every clock', () => {
  const cases = [...clocks, ...ownClocks].flatMap(({ id }: { id: ClockId }) =>
    isEarliest(id) ? [] : worked[id].map((one: Worked, n) => ({ id, n, ...one })),
  );

  it.each(cases)(
    '$id on worked days ($n): $lastDay is in time, the day after is late',
    ({ id, until, met, lastDay, dayAfter: after = 'met-late' }) => {
      const dayAfter = addDays(lastDay, 1);
      const open = dutiesOf(id, ...until).at(-1)!;
      expect(open.dueOn).toBe(lastDay);
      expect([obligationOn(open, lastDay), obligationOn(open, dayAfter)]).toEqual(['due-soon', 'overdue']);
      const rowMet = (on: string): Obligation =>
        dutiesOf(id, ...until, met(on)).findLast(row => row.anchor === open.anchor && row.startsOn <= open.startsOn)!;
      expect(obligationOn(rowMet(lastDay), lastDay)).toBe('met-on-time');
      expect([obligationOn(rowMet(dayAfter), lastDay), obligationOn(rowMet(dayAfter), dayAfter)]).toEqual(['due-soon', after]);
    },
  );

  it.each(cases)('$id follows a correction ($n)', ({ id, until, met, lastDay, dayAfter: after = 'met-late' }) => {
    const dayAfter = addDays(lastDay, 1);
    const entry = idOf(until.length);
    const open = dutiesOf(id, ...until).at(-1)!;
    const recorded = (on: string, then: NewFact): Obligation =>
      dutiesOf(id, ...until, met(on), then).findLast(row => row.anchor === open.anchor && row.startsOn <= open.startsOn)!;
    const to = (on: string): NewFact => happened('EntryCorrected', '2027-01-01', { entry, changes: { on }, reason: 'wrong day' });
    expect(obligationOn(recorded(dayAfter, to(lastDay)), dayAfter)).toBe('met-on-time');
    expect(obligationOn(recorded(lastDay, to(dayAfter)), dayAfter)).toBe(after);
    const struck = happened('EntryStruckOut', '2027-01-01', { entry, reason: 'another child' });
    expect(obligationOn(recorded(lastDay, struck), dayAfter)).toBe('overdue');
  });

  it.each(cases.filter(({ endOfCare }) => !endOfCare))('$id ends with the death of the child ($n)', ({ id, until, lastDay }) => {
    const open = dutiesOf(id, ...until).at(-1)!;
    const died = (on: string): Obligation =>
      dutiesOf(id, ...until, happened('DeathRecorded', on, {})).findLast(
        row => row.anchor === open.anchor && row.startsOn <= open.startsOn,
      )!;
    expect(died(lastDay)).toMatchObject({ voidedOn: lastDay, because: 'the child died' });
    const late = died(addDays(lastDay, 1));
    expect([late.frozenOn, obligationOn(late, addDays(lastDay, 9)), isOpenOn(late, addDays(lastDay, 1))]).toEqual([
      addDays(lastDay, 1),
      'overdue',
      false,
    ]);
  });

  it.each(cases)('$id ($n) is never late for a child known only from returns, unless the return held all it needs', ({ id, until }) => {
    const rows = tellOnly(caseOf(imported(entriesOf(...until, returned(2025), returned(2026)))), id).obligations;
    const { needs } = [...clocks, ...ownClocks].find((clock: Rule) => clock.id === id)!;
    if (needs.every(kind => kind === 'episodes' || kind === 'reviews')) return;
    for (const row of rows) for (const day of [row.dueOn!, addDays(row.dueOn!, 1)]) expect(obligationOn(row, day)).not.toBe('overdue');
  });

  it('starts from the day its law came into force', () => {
    expect(dutiesOf('VS-01', ...entered('2011-03-31'))).toEqual([]);
    expect(dutiesOf('VS-01', ...entered('2011-04-01'))).toMatchObject([{ dueOn: '2011-04-08' }]);
  });

  it('is judged by the version in force on its anchor', () => {
    // Four weeks under the regulations of 1991, 20 working days under those of 2010: Easter and two bank holidays lie between.
    expect(dutiesOf('RV-01', ...entered('2011-03-31'))).toMatchObject([{ version: 1, dueOn: '2011-04-28' }]);
    expect(dutiesOf('RV-01', ...entered('2011-04-01'))).toMatchObject([{ version: 2, dueOn: '2011-05-05' }]);
    expect(dutiesOf('RV-01', ...entered('1991-10-13'))).toEqual([]);
    expect(dutiesOf('RV-02', ...entered('2011-03-01'), reviewed('2011-03-29'))).toMatchObject([{ version: 1, dueOn: '2011-06-29' }]);
    expect(dutiesOf('RV-02', ...entered('2011-03-31'), reviewed('2011-04-20'))).toMatchObject([{ version: 2, dueOn: '2011-07-20' }]);
    const later = [
      ...entered('2010-06-01'),
      reviewed('2010-06-29'),
      reviewed('2010-09-29'),
      reviewed('2011-03-28'),
      reviewed('2011-09-20'),
    ];
    expect(dutiesOf('RV-03', ...later)).toMatchObject([
      { version: 1, dueOn: '2011-03-29' },
      { version: 1, dueOn: '2011-09-28' },
      { version: 2, dueOn: '2012-03-20' },
    ]);
  });

  it('can be judged as if one version had always been in force', () => {
    const about = caseOf(entriesOf(...entered('2025-12-10'), reviewed('2026-01-09')));
    const due = (version: number) => tellAsIf(about, 'RV-01', version).obligations;
    expect(due(1)).toMatchObject([{ version: 1, dueOn: '2026-01-07', metOn: '2026-01-09' }]);
    expect(due(2)).toEqual(tellOnly(about, 'RV-01').obligations);
    expect(due(2)).toMatchObject([{ dueOn: '2026-01-12' }]);
    expect(due(3)).toEqual([]);
    expect(tellAsIf(about, 'D07', 1)).toEqual(tellOnly(about, 'D07'));
    expect(tellAsIf(about, 'HL-01', 1)).toEqual(tellOnly(about, 'HL-01'));
  });

  it('is due soon 20 working days before a review, 7 days before a visit, 5 working days before a plan', () => {
    const facts = [...entered('2025-12-19'), reviewed('2026-01-15'), visited('2025-12-22')];
    expect(dutiesOf('RV-02', ...facts)[0]).toMatchObject({ dueOn: '2026-04-15', soonOn: '2026-03-16' });
    expect(dutiesOf('VS-01', ...facts)[1]).toMatchObject({ dueOn: '2026-02-02', soonOn: '2026-01-26' });
    expect(dutiesOf('CP-01', ...facts)[0]).toMatchObject({ dueOn: '2026-01-07', soonOn: '2025-12-30' });
  });

  it('marks a due date that rests on bank holidays nobody has confirmed', () => {
    expect(dutiesOf('RV-01', ...entered('2027-12-20'))[0]).toMatchObject({ dueOn: '2028-01-20', provisional: [2028] });
    expect(dutiesOf('VS-01', ...entered('2027-12-30'))[0]?.provisional).toBeUndefined();
  });
});
