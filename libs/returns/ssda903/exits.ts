import type { CeasingReason, Day } from '@waymark/domain';
import { isExit, type Episode } from './episode';
import type { Report } from './said';

/** An end of care that an episode gives. */
export interface Exit {
  readonly on: Day;
  readonly reason: CeasingReason;
  /** The place in the chain of the episode that it ends. */
  readonly of: number;
}

const goesOnAfter = (other: Episode, on: Day): boolean =>
  other.decom < on && (!other.dec || other.dec > on || (other.dec === on && isExit(other)));

/** The ends of care that can be: none while an episode that began later goes on. */
export const exitsOf = (chain: readonly Episode[], report: Report): Exit[] =>
  chain
    .flatMap((episode, of) => {
      const { dec: on, rec: reason } = episode;
      if (!on || !reason || reason === 'X1') return [];
      if (!chain.slice(of + 1).some(other => goesOnAfter(other, on))) return [{ on, reason, of }];
      report(
        episode.by[0]!,
        '501',
        'part-left-out',
        'An episode that starts before this one ends goes on after it. That care ended is not used.',
      );
      return [];
    })
    .sort((a, b) => (a.on === b.on ? a.of - b.of : a.on < b.on ? -1 : 1));
