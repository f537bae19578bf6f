import {
  isUsed,
  readRows,
  surveyReturns,
  tellChild,
  type ChildTold,
  type ReturnFolder,
  type ReturnHeld,
  type ReturnRow,
  type RowProblem,
} from '@waymark/returns';
import type { Entry } from '@waymark/domain';
import { START, type Position } from '@waymark/event-store';
import { inBatches, openStreams } from '@waymark/read-models';
import { randomUUID } from 'node:crypto';
import { fileFacts, type Archive, type ToFile } from '../filing';
import { childStream, isChildNumber } from '../streams';
import { authorityRecord, type AuthorityRecord } from './authority-record';
import { childByChild, forgetRows, keepRows } from './return-rows';

export interface ImportAsked {
  readonly folders: readonly string[];
  /** The year in which the collection ends, for all folders; otherwise each folder's name or data says. */
  readonly year?: number;
  /** Stores nothing and says the same. */
  readonly dryRun: boolean;
  readonly actor: string;
  readonly onProgress?: (says: string) => void;
}

export interface ImportTold {
  readonly rows: { read: number; used: number; held: number; reported: number; notUsed: number };
  readonly children: { new: number; known: number };
  /** Distinct episodes after linking the years. */
  episodes: number;
  /** Entries written by this run, or that would be. */
  entries: number;
  readonly problems: RowProblem[];
  position: Position;
  readonly returns: readonly ReturnFolder[];
  /** Children open in one return and missing from the next: last known in care on a 31 March. Listed, not closed. */
  readonly lastKnown: { child: string; on: string }[];
}

/** Children told and written together: enough to share a flush, few enough to show progress and to lose little. */
const BATCH = 200;

/**
 * Imports one or several years' returns. Refused (ReturnRefused) before anything is stored when a file cannot be read. A real run writes children
 * one after another, each child whole, under a run id kept in the authority's stream; interrupted, its children are marked unfinished until it is
 * run again, which completes it and doubles nothing. Run again complete, it writes nothing.
 */
export const importReturns = async (archive: Archive, asked: ImportAsked): Promise<ImportTold> => {
  const returns = await surveyReturns(asked.folders, asked.year);
  const record = await authorityRecord(archive);
  const run = new Run(archive, asked, returns, record);
  const client = await archive.pool.connect();
  try {
    await keepRows(client, run.usedRows(), rows => asked.onProgress?.(`Reading rows: ${rows}`));
    for await (const batch of inBatches(childByChild(client), BATCH)) await run.tell(batch);
    await run.tellThoseNotNamed();
  } finally {
    await forgetRows(client).finally(() => client.release());
  }
  return run.finish();
};

interface Told {
  readonly child: string;
  readonly rows: readonly ReturnRow[];
  readonly held: readonly Entry[];
  readonly after: ToFile['after'];
  readonly told: ChildTold;
}

class Run {
  private readonly id: string;
  private readonly held: readonly ReturnHeld[];
  private readonly named = new Set<string>();
  private begun: boolean;
  private readonly sum: ImportTold;

  constructor(
    private readonly archive: Archive,
    private readonly asked: ImportAsked,
    private readonly returns: readonly ReturnFolder[],
    private readonly record: AuthorityRecord,
  ) {
    const unfinished = record.unfinishedRun(returns.map(({ year }) => year));
    this.id = unfinished ?? randomUUID();
    this.begun = unfinished !== undefined;
    this.held = record.returnsWith(returns);
    this.sum = {
      rows: { read: 0, used: 0, held: 0, reported: 0, notUsed: 0 },
      children: { new: 0, known: 0 },
      episodes: 0,
      entries: 0,
      problems: [],
      position: START,
      returns,
      lastKnown: [],
    };
  }

  async *usedRows(): AsyncGenerator<ReturnRow> {
    for (const { year, files } of this.returns)
      for (const file of files)
        for await (const row of readRows(file, year)) {
          this.sum.rows.read += 1;
          if (isUsed(row.module)) yield row;
          else this.sum.rows.notUsed += 1;
        }
  }

  async tell(batch: readonly { child: string; rows: readonly ReturnRow[] }[]): Promise<void> {
    // Rows that name no child have no stream; they are told all the same, so that each is reported.
    const stored = await Promise.all(
      batch.map(async ({ child }) => (isChildNumber(child) ? (await this.archive.store.read(childStream(child))).entries : [])),
    );
    const opened = await openStreams(
      this.archive.keyring,
      batch.map(({ child }, i) => ({ stream: `child-${child}`, entries: stored[i]! })),
    );
    const told = batch.map(({ child, rows }, i): Told => {
      this.named.add(child);
      const held = opened[i]!;
      const about = { child, rows, held, returns: this.held, run: this.id };
      return { child, rows, held, after: stored[i]!.at(-1), told: tellChild(about) };
    });
    told.forEach(one => this.count(one));
    await this.write(told);
    this.asked.onProgress?.(`${this.asked.dryRun ? 'Looking at' : 'Writing'} children: ${this.named.size}, entries: ${this.sum.entries}`);
  }

  /** A child open in one return and not named by the next is last known in care at the end of the one before. */
  async tellThoseNotNamed(): Promise<void> {
    const others = async function* (run: Run): AsyncGenerator<{ child: string; rows: ReturnRow[] }> {
      for await (const { stream } of run.archive.store.readStreams('child')) {
        const child = stream.slice('child-'.length);
        if (!run.named.has(child)) yield { child, rows: [] };
      }
    };
    for await (const batch of inBatches(others(this), BATCH)) await this.tell(batch);
  }

  private count({ child, rows, held, told }: Told): void {
    const { sum } = this;
    told.outcomes.forEach(outcome => (sum.rows[outcome] += 1));
    if (rows.length && (held.length || told.facts.length)) sum.children[held.length ? 'known' : 'new'] += 1;
    sum.episodes += told.episodes;
    sum.entries += told.facts.length;
    sum.problems.push(...told.problems);
    for (const { fact } of told.facts) if (fact.type === 'NotInReturn') sum.lastKnown.push({ child, on: fact.data.on });
  }

  private async write(told: readonly Told[]): Promise<void> {
    const news = told.filter(({ told: { facts } }) => facts.length);
    if (this.asked.dryRun || !news.length) return;
    if (!this.begun) await this.record.begin({ run: this.id, returns: this.returns, actor: this.asked.actor });
    this.begun = true;
    await fileFacts(
      this.archive,
      news.map(({ child, after, held, told: { facts } }) => ({ stream: childStream(child), after, held, facts })),
      { actor: this.asked.actor, command: this.id },
    );
  }

  async finish(): Promise<ImportTold> {
    const { rows, children, entries } = this.sum;
    if (this.begun && !this.asked.dryRun)
      await this.record.complete({
        run: this.id,
        returns: this.returns,
        actor: this.asked.actor,
        rows: rows.read,
        children: children.new + children.known,
        entries,
      });
    this.sum.position = await this.archive.store.head();
    return this.sum;
  }
}
