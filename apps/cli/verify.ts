import {
  anchored,
  compareHeads,
  headsAt,
  verifyLog,
  type Anchor,
  type Break,
  type EventStore,
  type Head,
  type Position,
} from '@waymark/event-store';
import { readFile } from 'node:fs/promises';
import type { Output } from './output';

export interface Verified {
  readonly entries: number;
  readonly streams: number;
  readonly seconds: number;
  readonly breaks: readonly Break[];
  /** The position of an anchor that was kept outside, where the log gives another one there. */
  readonly otherAnchor?: Position;
  readonly heads: readonly Head[];
}

const isHead = (head: Partial<Head> | null): boolean =>
  typeof head?.stream === 'string' && Number.isInteger(head.revision) && typeof head.hash === 'string';

/** What was kept outside: the heads that `verify --json` printed earlier, or an anchor that `anchor --json` did. */
const keptIn = async (file: string): Promise<{ heads?: Head[]; anchor?: Anchor }> => {
  const text = await readFile(file, 'utf8');
  try {
    const kept = JSON.parse(text) as { heads?: Head[] } & Partial<Anchor>;
    if (Array.isArray(kept.heads) && kept.heads.every(isHead)) return { heads: kept.heads };
    if (typeof kept.root === 'string' && /^\d{1,20}$/.test(kept.position ?? '')) return { anchor: kept as Anchor };
  } catch {
    // Said below, whatever else it holds.
  }
  throw new Error(`${file} holds neither heads nor an anchor. Give a file that "verify --json" or "anchor --json" wrote.`);
};

/** The anchor of the log up to a position, or up to its end. */
export const anchorOf = async (store: EventStore, at?: Position) => {
  const position = at ?? (await store.head());
  return anchored(position, await headsAt(store, position));
};

/** Follows the chain of every stream, and looks for what was kept of an earlier day. */
export const verify = async (store: EventStore, { against, out }: { against?: string; out: Output }): Promise<Verified> => {
  const began = performance.now();
  const kept = against ? await keptIn(against) : {};
  const { heads, breaks, entries } = await verifyLog(store, done => out.progress(`Streams: ${done.streams}, entries: ${done.entries}`));
  const found = [...breaks, ...(await compareHeads(store, kept.heads ?? []))];
  const anchor = kept.anchor && (await anchorOf(store, kept.anchor.position)).anchor;
  const otherAnchor = anchor?.root === kept.anchor?.root ? undefined : kept.anchor?.position;
  return { entries, streams: heads.length, seconds: Math.round((performance.now() - began) / 100) / 10, breaks: found, otherAnchor, heads };
};

const whatWasDone: Record<Break['what'], string> = {
  changed: 'was changed',
  removed: 'is not there any more',
  inserted: 'was put in',
  reordered: 'is not in its place',
};

export const verifiedInWords = ({ entries, streams, seconds, breaks, otherAnchor }: Verified): string[] => [
  `${entries} entries in ${streams} streams were checked in ${seconds} seconds.`,
  ...(breaks.length
    ? breaks.map(({ stream, revision, what }) => `Stream ${stream}: entry ${revision} ${whatWasDone[what]}.`)
    : ['Every chain holds.']),
  ...(otherAnchor
    ? [`Up to position ${otherAnchor} the log is not the one whose anchor was kept: something was made anew, or taken away.`]
    : []),
  ...(breaks.length || otherAnchor
    ? ['Do not use these records until somebody knows why. Keep the database as it is, and tell the auditor.']
    : []),
];
