import type { Archive } from '@waymark/application';
import type { Sources } from '@waymark/read-models';
import { benchRetelling, benchVisibleTelling } from './retelling';
import type { Measure } from './rounds';
import { benchStore } from './store';
import { benchTrying } from './trying';

/** All measures, on empty databases of their own: ratios against a floor in the same run, seven rounds, medians. */
export const bench = async (
  { url, archive, models }: { url: string; archive: Archive; models: Sources['models'] },
  say: (line: string) => void,
): Promise<Measure[]> => {
  const told = [
    ...(await benchRetelling(archive)),
    ...(await benchVisibleTelling(archive, models)),
    ...(await benchTrying(archive, models)),
  ];
  told.forEach(({ measure, value, goal, ok }) => say(`${ok ? 'reached' : 'MISSED '}  ${measure}: ${value.toFixed(2)} (${goal})`));
  return [...told, ...(await benchStore(url, say))];
};

export const measuresInWords = (measures: readonly Measure[]): string[] => {
  const width = Math.max(...measures.map(({ measure }) => measure.length));
  return measures.map(
    ({ measure, value, goal, ok, rounds }) =>
      `${ok ? 'reached' : 'MISSED '}  ${measure.padEnd(width)}  ${value.toFixed(2).padStart(6)}  ${goal.padEnd(8)}  ${rounds.map(ratio => ratio.toFixed(2)).join(' ')}`,
  );
};
