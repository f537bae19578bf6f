import type { DriftRule } from '../rules';

/** What the name of a limit says that it counts, where it is not days. */
const units: readonly (readonly [RegExp, string])[] = [
  [/WorkingDays/, 'working day'],
  [/(In)?Months$/, 'month'],
  [/(In)?Times$/, 'time'],
  [/(In)?Visits$/, 'visit'],
  [/Hours$/, 'hour'],
  [/^miles$/, 'mile'],
  [/^episodes$/, 'episode'],
  [/Days$/, 'day'],
];

const words = (name: string): string => name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);

/** The limits of a rule in plain words: "amber: 4 months", "carried over red: 3 times". */
export const limitsInWords = ({ limits, counts = 'day' }: Pick<DriftRule, 'limits' | 'counts'>): string[] =>
  Object.entries(limits).map(([name, value]) => {
    const [pattern, unit] = units.find(([ending]) => ending.test(name)) ?? [/^$/, counts];
    return `${words(name.replace(pattern, '') || name)}: ${value} ${unit}${value === 1 ? '' : 's'}`;
  });
