import { earliest, type Entry, type NewFact } from '@waymark/domain';
import { tellAdoption } from './adoption';
import { Care } from './care';
import type { Wanted } from './wanted';
import type { Module } from './columns';
import { readDay } from './dates';
import { readEpisode } from './episode';
import { heldOf } from './held';
import { compareBirths, tellIdentity } from './identity';
import { linkEpisodes } from './link';
import { tellMissing } from './missing';
import { tellPermanence, tellReviews, tellUnaccompanied } from './others';
import { bornBefore, possible, sinceBirth } from './possible';
import { Problems } from './problems';
import { Reconciliation } from './reconcile';
import { tellReturns } from './returns';
import type { Outcome, ReturnRow, RowProblem } from './row';
import type { Report, Said } from './said';
import { inOrder, sayingsOf } from './sayings';

/** One imported year, as the authority's record knows it. */
export interface ReturnHeld {
  readonly year: number;
  /** Whether the return held episodes, and reviews, of anybody. */
  readonly episodes: boolean;
  readonly reviews: boolean;
}

/** All there is to know for telling one child. */
export interface ChildToTell {
  readonly child: string;
  /** The child's rows of this run, of all its years and of the modules that are used; empty for a held child that this run does not name. */
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
  /** The rows it rests on; none where it rests on what no single row says. */
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

/** What all the returns together tell of the child, whatever is held. */
const tellAll = (said: readonly Said[], report: Report): { wanted: Wanted[]; care: Care } => {
  const of = (module: Module) => said.filter(row => row.module === module);
  const read = of('Episodes').flatMap(row => readEpisode(row, report) ?? []);
  const first = earliest(...read.map(({ decom }) => decom)) ?? `${Math.min(...said.map(({ year }) => year)) - 1}-04-01`;
  const identity = bornBefore(tellIdentity(of('Header'), first, report), read, first, report);
  const care = new Care(linkEpisodes(sinceBirth(read, identity, report), report), report);
  compareBirths(said, report);
  const wanted = [
    ...identity,
    ...care.wanted,
    ...tellReviews(of('Reviews'), report),
    ...tellUnaccompanied(of('UASC'), care.starts, report),
    ...tellPermanence(of('PrevPerm'), care.starts, report),
    ...tellAdoption(of('PlacedAdoption'), of('AD1'), report),
    ...tellMissing(of('Missing'), report),
  ];
  return { wanted: possible(wanted, report), care };
};

/**
 * Tells one child: what the returns of all years imported so far say together, less what is held already. Pure: the same rows and entries give the
 * same answer, and years imported one by one, in any order, end where one run ends. Made by hand wins: it is never contradicted or told again.
 */
export const tellChild = (about: ChildToTell): ChildTold => {
  const rows = [...about.rows].sort(inOrder);
  const held = heldOf(about.held);
  if (held.some(({ imported, data }) => imported && Object.values(data).includes('[erased]'))) return leaveErased(about.rows, rows);
  const problems = new Problems();
  const { years, twins } = sayingsOf(rows, held, problems);
  const { wanted, care } = tellAll([...years.values()].flat(), problems.report);
  const returns = tellReturns({ ...about, years, open: care.open, held });
  const { facts, gave, knew } = Reconciliation.of([...wanted, ...returns], held, latestYear(about, years), problems.report);
  const outcome = (row: ReturnRow): Outcome => (gave.has(row) ? 'used' : knew.has(row) || !problems.leftOut(row) ? 'held' : 'reported');
  for (const [row, twin] of twins)
    if (outcome(twin) === 'reported')
      problems.add(row, 'duplicate', 'row-left-out', 'The same row stands before it in this return, with the problems named there.');
  return { facts, problems: problems.of(rows), outcomes: about.rows.map(outcome), episodes: distinctEpisodes(rows) };
};

const leaveErased = (rows: readonly ReturnRow[], inOrder: readonly ReturnRow[]): ChildTold => {
  const problems = new Problems();
  for (const row of rows)
    problems.add(row, 'erased', 'row-left-out', 'The personal data of this child was erased. Nothing more is imported.');
  return { facts: [], problems: problems.of(inOrder), outcomes: rows.map(() => 'reported'), episodes: distinctEpisodes(rows) };
};

const latestYear = ({ returns }: ChildToTell, years: ReadonlyMap<number, unknown>): number =>
  Math.max(...returns.map(({ year }) => year), ...years.keys());

const distinctEpisodes = (rows: readonly ReturnRow[]): number =>
  new Set(rows.flatMap(({ module, values, year }) => (module === 'Episodes' ? (readDay(values[1] ?? '', year) ?? []) : []))).size;
