import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addDays,
  addMonths,
  addWorkingDays,
  ageOn,
  birthday,
  dayInWords,
  daysBetween,
  isDay,
  isWorkingDay,
  londonDay,
  provisionalYears,
} from '@waymark/domain';

/** Day 0, then 5, 10 and 20 working days, 7 and 42 days, 3 and 6 months later. */
const worked = [
  '2025-04-14 2025-04-23 2025-04-30 2025-05-15 2025-04-21 2025-05-26 2025-07-14 2025-10-14',
  '2025-12-19 2025-12-30 2026-01-07 2026-01-21 2025-12-26 2026-01-30 2026-03-19 2026-06-19',
  '2024-12-23 2025-01-02 2025-01-09 2025-01-23 2024-12-30 2025-02-03 2025-03-23 2025-06-23',
  '2024-03-28 2024-04-08 2024-04-15 2024-04-29 2024-04-04 2024-05-09 2024-06-28 2024-09-28',
  '2026-03-31 2026-04-09 2026-04-16 2026-04-30 2026-04-07 2026-05-12 2026-06-30 2026-09-30',
  '2026-05-01 2026-05-11 2026-05-18 2026-06-02 2026-05-08 2026-06-12 2026-08-01 2026-11-01',
  '2026-08-29 2026-09-07 2026-09-14 2026-09-28 2026-09-05 2026-10-10 2026-11-29 2027-02-28',
];

const days = fc.integer({ min: 0, max: 36_524 }).map(number => Temporal.PlainDate.from('1990-01-01').add({ days: number }).toString());

describe('calendar', () => {
  it.each(worked)('counts working days, days and months: %s', line => {
    const [day, ...expected] = line.split(' ') as [string, ...string[]];
    expect([
      addWorkingDays(day, 5),
      addWorkingDays(day, 10),
      addWorkingDays(day, 20),
      addDays(day, 7),
      addDays(day, 42),
      addMonths(day, 3),
      addMonths(day, 6),
    ]).toEqual(expected);
  });

  it('agrees with Temporal on every day from 1990 to 2089', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: -240, max: 240 }), (day, n, months) => {
        const date = Temporal.PlainDate.from(day);
        expect(addDays(day, n)).toBe(date.add({ days: n }).toString());
        expect(addMonths(day, months)).toBe(date.add({ months }).toString());
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    ));

  it('counts back the working days it counted forward', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, n) => {
        const due = addWorkingDays(day, n);
        expect(isWorkingDay(due)).toBe(true);
        expect(addWorkingDays(due, -n) <= day).toBe(true);
        expect(addWorkingDays(addDays(addWorkingDays(due, -n), -1), n) < due).toBe(true);
      }),
    ));

  it('keeps Christmas Day free even where a substitute is given for it', () => {
    // 25 December 2027 is a Saturday: the substitutes are the 27th and 28th.
    expect(['2027-12-24', '2027-12-25', '2027-12-27', '2027-12-28', '2027-12-29'].map(isWorkingDay)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('calculates bank holidays by the statutory pattern outside the official list, and says so', () => {
    const weekdaysFree = (year: number): string[] =>
      Array.from({ length: 366 }, (_, n) => addDays(`${year}-01-01`, n)).filter(
        day => day.startsWith(String(year)) && Temporal.PlainDate.from(day).dayOfWeek < 6 && !isWorkingDay(day),
      );
    // 1 January 2028 is a Saturday; Easter Sunday is 16 April.
    expect(weekdaysFree(2028)).toEqual([
      '2028-01-03',
      '2028-04-14',
      '2028-04-17',
      '2028-05-01',
      '2028-05-29',
      '2028-08-28',
      '2028-12-25',
      '2028-12-26',
    ]);
    // 25 and 26 December 2032 are a Saturday and a Sunday.
    expect(weekdaysFree(2032).slice(-2)).toEqual(['2032-12-27', '2032-12-28']);
    expect(provisionalYears('2027-12-01', '2028-01-10')).toEqual([2028]);
    expect(provisionalYears('2007-12-20', '2008-01-10')).toEqual([2007]);
    expect(provisionalYears('2008-01-01', '2027-12-31')).toEqual([]);
  });

  it('knows the days that exist', () => {
    expect(['2024-02-29', '2025-12-31'].map(isDay)).toEqual([true, true]);
    expect(['2025-02-29', '2025-13-01', '2025-1-1', '', undefined, 20250101, '2025-04-31'].map(isDay)).toEqual(Array(7).fill(false));
  });

  it('attains an age at the start of the birthday, on 1 March for a birth on 29 February in a common year', () => {
    expect(birthday('2008-02-29', 18)).toBe('2026-03-01');
    expect(birthday('2008-02-29', 16)).toBe('2024-02-29');
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
    expect(ageOn('2010-06-10', '2026-06-09')).toBe(15);
    expect(ageOn('2010-06-10', '2026-06-10')).toBe(16);
  });

  it('puts an instant on the day it was in London', () => {
    expect(londonDay('2025-06-30T23:30:00Z')).toBe('2025-07-01');
    expect(londonDay('2025-12-31T23:30:00Z')).toBe('2025-12-31');
  });

  it('writes days in words', () => expect(dayInWords('2026-03-02')).toBe('2 March 2026'));
});
