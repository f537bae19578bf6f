import type { Home } from './homes';
import { holds, type Span } from './span';
import type { Told } from './story';

/** A long-term foster match, while its home lasts: it ends with its placement (reading R26). Care Planning Regulations 2010, regulation 22B. */
export interface LongTermMatch extends Span {
  readonly home: Home;
  readonly childAgrees: boolean;
}

const homeOf = (match: Told<'LongTermMatchConfirmed'>, homes: readonly Home[]): Home | undefined =>
  match.placement
    ? homes.find(home => home.placements.some(placement => placement.entry === match.placement))
    : homes.findLast(home => holds(home, match.on));

export const longTermMatchesOf = (homes: readonly Home[], confirmed: readonly Told<'LongTermMatchConfirmed'>[]): LongTermMatch[] =>
  confirmed.flatMap(match => {
    const home = homeOf(match, homes);
    if (!home || (home.until && home.until <= match.on)) return [];
    const from = match.on < home.from ? home.from : match.on;
    return [{ entry: match.entry, from, until: home.until, endedBy: home.endedBy, home, childAgrees: match.childAgrees ?? false }];
  });
