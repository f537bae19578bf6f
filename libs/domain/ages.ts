import { addMonths, birthday, isDay, type Day } from './calendar';
import type { Journey } from './journey';

/** The first day on which a child may have reached an age, and the first on which they surely have: one day, unless only the month of birth is known. */
export const reaches = ({ identity }: Pick<Journey, 'identity'>, age: number): { earliest: Day; latest: Day } | undefined => {
  const { dateOfBirth, birthMonth } = identity ?? {};
  if (isDay(dateOfBirth)) return { earliest: birthday(dateOfBirth, age), latest: birthday(dateOfBirth, age) };
  const month = `${birthMonth ?? ''}-01`;
  return isDay(month) ? { earliest: addMonths(month, age * 12), latest: addMonths(month, age * 12 + 1) } : undefined;
};
