import {
  ceasingReasons,
  changeReasons,
  dayInWords,
  districts,
  daysBetween,
  inWords,
  legalStatuses,
  londonDay,
  permanencePlans,
  placementTypes,
  providers,
  timeInWords,
  type CodeList,
  type Day,
} from '@waymark/domain';

/** The filters of the templates. Days are London days; instants are shown in London time. */

/** "12 March 2026", of a day or of an instant. */
export const day = (when: string): string => dayInWords(when.length === 10 ? when : londonDay(when));

/** "12 Mar 2026", where a table is narrow. */
export const shortDay = (when: string): string => day(when).replace(/ ([A-Z][a-z]{2})[a-z]* /, ' $1 ');

/** "5:30pm". */
export const time = (instant: Date | string): string => timeInWords(typeof instant === 'string' ? instant : instant.toISOString());

/** "1 day", "3 children". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** "in 9 days", "today", "4 days ago". */
export const gap = (to: Day, from: Day): string => {
  const days = daysBetween(from, to);
  if (days === 0) return 'today';
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`;
};

const lists: Record<string, CodeList> = {
  legalStatus: legalStatuses,
  placement: placementTypes,
  provider: providers,
  because: changeReasons,
  plan: permanencePlans,
  reason: ceasingReasons,
  district: districts,
};

/** "Care order (C2)": a code only ever beside its words. */
export const code = (value: string | undefined, list: string): string => (value === undefined ? '' : inWords(lists[list]!, value));

/** "Care order": the words alone, where there is no room. */
export const codeName = (value: string | undefined, list: string): string =>
  value === undefined ? '' : (lists[list]!.codes[value]?.says ?? value);

/** "48,211". */
export const number = (value: number | string): string => Number(value).toLocaleString('en-GB');

/** "5:30pm" today, else with its day: "5:30pm on 12 March 2026". */
export const moment = (instant: Date): string => {
  const on = londonDay(instant.toISOString());
  const isToday = on === londonDay(new Date().toISOString());
  return isToday ? time(instant) : `${time(instant)} on ${day(on)}`;
};
