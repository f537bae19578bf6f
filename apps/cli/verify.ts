import { compareHeads, verifyLog, type Break, type EventStore, type Head } from '@waymark/event-store';
import { readFile } from 'node:fs/promises';
import type { Output } from './output';

export interface Verified {
  readonly entries: number;
  readonly streams: number;
  readonly seconds: number;
  readonly breaks: readonly Break[];
  readonly heads: readonly Head[];
}

/** Heads that `verify --json` printed earlier and that were kept outside. */
const headsIn = async (file: string): Promise<Head[]> => {
  const text = await readFile(file, 'utf8');
  try {
    const { heads } = JSON.parse(text) as { heads?: Head[] };
    if (Array.isArray(heads)) return heads;
  } catch {
    // Said below, whatever else it holds.
  }
  throw new Error(`${file} holds no heads. Give a file that "verify --json" wrote.`);
};

/** Follows the chain of every stream, and looks for the heads of an earlier run. */
export const verify = async (store: EventStore, { against, out }: { against?: string; out: Output }): Promise<Verified> => {
  const began = performance.now();
  const earlier = against ? await headsIn(against) : [];
  const { heads, breaks, entries } = await verifyLog(store, done => out.progress(`Streams: ${done.streams}, entries: ${done.entries}`));
  const found = [...breaks, ...(await compareHeads(store, earlier))];
  return { entries, streams: heads.length, seconds: Math.round((performance.now() - began) / 100) / 10, breaks: found, heads };
};

const whatWasDone: Record<Break['what'], string> = {
  changed: 'was changed',
  removed: 'is not there any more',
  inserted: 'was put in',
  reordered: 'is not in its place',
};

export const verifiedInWords = ({ entries, streams, seconds, breaks }: Verified): string[] => [
  `${entries} entries in ${streams} streams were checked in ${seconds} seconds.`,
  ...(breaks.length
    ? breaks.map(({ stream, revision, what }) => `Stream ${stream}: entry ${revision} ${whatWasDone[what]}.`)
    : ['Every chain holds.']),
  ...(breaks.length ? ['Do not use these records until somebody knows why. Keep the database as it is, and tell the auditor.'] : []),
];
