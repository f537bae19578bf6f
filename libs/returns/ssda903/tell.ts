import type { Entry, NewFact } from '@waymark/domain';
import type { Outcome, ReturnRow, RowProblem } from './row';

/** One imported year, as the authority's record knows it. */
export interface ReturnHeld {
  readonly year: number;
  /** Whether the return held episodes and reviews of anybody. */
  readonly episodes: boolean;
  readonly reviews: boolean;
}

/** All there is to know for telling one child. */
export interface ChildToTell {
  readonly child: string;
  /** The child's rows of this run, all years, of the modules that are used, in any order; empty for a held child that this run does not name. */
  readonly rows: readonly ReturnRow[];
  /** The child's stream, opened, in order of revision; empty for a new child. */
  readonly held: readonly Entry[];
  /** Every year imported so far, this run's and earlier runs'. */
  readonly returns: readonly ReturnHeld[];
  /** The id of the run, kept in IncludedInReturn and NotInReturn. */
  readonly run: string;
}

/** A fact to be written, and where it comes from. */
export interface ToldFact {
  readonly fact: NewFact;
  /** Goes into the entry's metadata as `source`. */
  readonly source: string;
  readonly rows: readonly ReturnRow[];
}

export interface ChildTold {
  /** New facts, corrections and strike-outs, in the order in which they are to be written. */
  readonly facts: readonly ToldFact[];
  readonly problems: readonly RowProblem[];
  /** What became of each row, in the order of `rows`. */
  readonly outcomes: readonly Outcome[];
  /** Distinct episodes (days on which one began) in the rows of this run. */
  readonly episodes: number;
}

/** Tells one child: what the returns say that is not held yet. Pure: the same rows and entries give the same answer. */
export const tellChild = (about: ChildToTell): ChildTold => ({
  facts: [],
  problems: [],
  outcomes: about.rows.map(() => 'held'),
  episodes: 0,
});
