import { addMonths, birthday, isDay, type Day } from './calendar';
import type { Journey } from './journey';
import { oncePer } from './once';

type Born = Pick<Journey, 'identity'>;
const born = oncePer(({ identity }: Born): { day?: Day; month?: Day } => {
  const { dateOfBirth, birthMonth } = identity ?? {};
  const month = `${birthMonth ?? ''}-01`;
  return isDay(dateOfBirth) ? { day: dateOfBirth } : isDay(month) ? { month } : {};
});
/** The first day on which a child may have reached an age, and the first on which they surely have: one day, unless only the month of birth is known. */
export const reaches = (journey: Born, age: number): { earliest: Day; latest: Day } | undefined => {
  const { day, month } = born(journey);
  const on = day && birthday(day, age);
  if (on) return { earliest: on, latest: on };
  return month ? { earliest: addMonths(month, age * 12), latest: addMonths(month, age * 12 + 1) } : undefined;
};
