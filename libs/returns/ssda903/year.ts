import type { Day } from '@waymark/domain';
import { collectionYear, lastDay, yearInWords } from './dates';
import { ReturnRefused } from './refused';

const within = (year: number): boolean => year >= 1992 && year <= 2100;

/**
 * The collection year that a folder's name says: 2022-23, 2022_23, 202223, "ssda903 2022 to 2023", or the year it ends in, 2023. Undefined when it
 * says none; two different ones when it is ambiguous.
 */
export const yearsOfName = (name: string): number[] => {
  const pairs = [...name.matchAll(/(?<!\d)((?:19|20)\d\d)\s*(?:-|_|\/|–|to|\s|)\s*((?:19|20)?\d\d)(?!\d)/gi)]
    .map(([, from, to]) => ({ from: +from!, to: +to! < 100 ? Math.floor(+from! / 100) * 100 + +to! : +to! }))
    .filter(({ from, to }) => to === from + 1)
    .map(({ to }) => to);
  const single = [...name.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map(match => +match[1]!);
  return [...new Set(pairs.length ? pairs : single)].filter(within);
};

/** What the episodes of a folder say of its year: how many ends and begins fall in each collection year. */
export interface Dates {
  readonly ends: Map<number, number>;
  readonly begins: Map<number, number>;
}
export const count = (years: Map<number, number>, day: Day | undefined): unknown =>
  day && years.set(collectionYear(day), (years.get(collectionYear(day)) ?? 0) + 1);

const sum = (years: Map<number, number>): number => [...years.values()].reduce((all, some) => all + some, 0);
const after = (years: Map<number, number>, year: number): number => sum(new Map([...years].filter(([of]) => of > year)));

/** Every end lies in the return's own year; without ends, the latest year in which an episode began. */
const yearOfData = ({ ends, begins }: Dates): number | undefined => {
  const [most] = [...ends].sort((a, b) => b[1] - a[1]);
  if (most) return most[1] * 2 > sum(ends) ? most[0] : undefined;
  return begins.size ? Math.max(...begins.keys()) : undefined;
};

/** Whether the episodes cannot be those of that year: of a good number, nearly all lie after it, or none in it or later. A few odd dates prove nothing. */
const contradicts = ({ ends, begins }: Dates, year: number): boolean => {
  const all = sum(ends) + sum(begins);
  return all >= 20 && (after(ends, year) + after(begins, year) > 0.9 * all || after(ends, year - 1) + after(begins, year - 1) === 0);
};

/** The collection year of a folder, from the option, else its name, else its episodes. Throws ReturnRefused when none says it or they disagree. */
export const yearOf = (folder: string, dates: Dates, option?: number): { year: number; yearFrom: 'option' | 'folder' | 'data' } => {
  if (option !== undefined) {
    if (within(option)) return { year: option, yearFrom: 'option' };
    throw new ReturnRefused(
      'year-unknown',
      `${option} is no collection year. Give the year in which the return ends, like 2026 for 2025 to 2026.`,
    );
  }
  const [year, other] = yearsOfName(folder);
  const data = yearOfData(dates);
  if (other)
    throw new ReturnRefused('year-conflict', `The name of folder ${folder} says both ${year!} and ${other}. Say the year with --year.`);
  if (year && contradicts(dates, year))
    throw new ReturnRefused(
      'year-conflict',
      `The name of folder ${folder} says ${yearInWords(year)}, to ${lastDay(year)}, but its episodes are of ${data ? yearInWords(data) : 'other years'}. Say the year with --year.`,
    );
  if (year) return { year, yearFrom: 'folder' };
  if (data && within(data)) return { year: data, yearFrom: 'data' };
  throw new ReturnRefused(
    'year-unknown',
    `Neither the name of folder ${folder} nor its episodes say which year it is. Say it with --year, like --year 2026.`,
  );
};
