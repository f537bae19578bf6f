import { fact } from '@waymark/domain';
import { wanted, type Wanted } from './wanted';
import { lastDay } from './dates';
import type { Held } from './held';
import { remember } from './memory';
import type { Said } from './said';
import type { ReturnHeld } from './tell';

interface About {
  /** What each return that names the child said of it. */
  readonly years: ReadonlyMap<number, readonly Said[]>;
  /** Whether the child is in care after the last episode. */
  readonly open: boolean;
  readonly held: readonly Held[];
  readonly returns: readonly ReturnHeld[];
  readonly run: string;
}

const hasEpisodes = (said: readonly Said[]): boolean => said.some(({ module }) => module === 'Episodes');

const included = ({ years, held, returns, run }: About): Wanted[] =>
  [...years].map(([year, said]) => {
    const before = held.find(({ type, data, struck }) => type === 'IncludedInReturn' && data.year === year && !struck);
    const episodes = said.some(({ module }) => module === 'Episodes');
    // Of a child without episodes the return would hold no reviews either.
    const reviews = episodes && (before?.data.reviews === true || !!returns.find(of => of.year === year)?.reviews);
    const data = { on: lastDay(year), year, run, episodes, reviews, rows: remember(said) };
    return { ...wanted(fact('IncludedInReturn', data), []), year };
  });

/** Open in the last return with episodes of the child, and a later return with episodes of others does not name it: last known in care on 31 March. */
const notIncluded = ({ years, open, held, returns, run }: About): Wanted[] => {
  const last = Math.max(...[...years].filter(([, said]) => hasEpisodes(said)).map(([year]) => year));
  const next = returns.filter(({ year, episodes }) => episodes && year > last).map(({ year }) => year);
  const byHand = held.some(
    ({ type, imported, struck, now }) => type === 'CeasedToBeLookedAfter' && !imported && !struck && String(now.on) >= lastDay(last - 1),
  );
  if (!open || !next.length || byHand) return [];
  const year = Math.min(...next);
  return [{ ...wanted(fact('NotInReturn', { on: lastDay(last), year, run }), []), year }];
};

/** Which returns name the child, and whether the next one after the last does not. */
export const tellReturns = (about: About): Wanted[] => [...included(about), ...notIncluded(about)];
