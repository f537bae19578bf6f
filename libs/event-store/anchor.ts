import { hash } from 'node:crypto';
import type { EventStore, Position, StreamName } from './event-store';
import type { Head } from './verify';

/**
 * One number for the whole log up to a position: the Merkle root over the heads of all streams. Kept outside, it finds what no chain can show by
 * itself: a removed tail, a removed stream, a chain made anew.
 */
export interface Anchor {
  readonly position: Position;
  readonly streams: number;
  readonly root: string;
}

/** That the head of one stream is under an anchor, without the heads of the others: the way from its leaf up to the root. */
export interface Inclusion extends Head {
  /** From the leaf up: the hash beside, and on which side it stands. */
  readonly path: readonly { readonly side: 'left' | 'right'; readonly hash: string }[];
}

const sha256 = (text: string): string => hash('sha256', text);

/** The leaf of a stream: its name, revision and hash. A storage format, like that of a parent: it never changes. */
export const leafOf = ({ stream, revision, hash }: Head): string => sha256(`leaf ${stream} ${revision} ${hash}`);
export const parentOf = (left: string, right: string): string => sha256(`node ${left} ${right}`);

const byName = (a: Head, b: Head): number => (a.stream < b.stream ? -1 : 1);

/** The levels of the tree from the leaves to the root. An odd one at the end of a level goes up as it is. Without streams, the root is the hash of nothing. */
const levelsOf = (heads: readonly Head[]): string[][] => {
  const levels = [[...heads].sort(byName).map(leafOf)];
  for (let level = levels[0]!; level.length > 1; levels.push(level)) {
    const below = level;
    level = Array.from({ length: Math.ceil(below.length / 2) }, (_, n) =>
      2 * n + 1 < below.length ? parentOf(below[2 * n]!, below[2 * n + 1]!) : below[2 * n]!,
    );
  }
  return levels;
};

/** The anchor over some heads, and the way up to it of each stream that is asked for. */
export const anchored = (position: Position, heads: readonly Head[], streams: readonly StreamName[] = []) => {
  const levels = levelsOf(heads);
  const sorted = [...heads].sort(byName);
  const inclusion = (stream: StreamName): Inclusion[] => {
    let at = sorted.findIndex(head => head.stream === stream);
    if (at < 0) return [];
    const head = sorted[at]!;
    const path = levels.slice(0, -1).flatMap(level => {
      const beside = at % 2 ? at - 1 : at + 1;
      at = Math.floor(at / 2);
      return level[beside] === undefined ? [] : [{ side: beside % 2 ? ('right' as const) : ('left' as const), hash: level[beside] }];
    });
    return [{ ...head, path }];
  };
  const anchor: Anchor = { position, streams: heads.length, root: levels.at(-1)![0] ?? sha256('') };
  return { anchor, inclusions: streams.flatMap(inclusion) };
};

/**
 * The heads of all streams as they were at a position, reading the log through once. A stream that was closed since, or truncated beyond the
 * position, has none: an anchor that was kept is then another one, and `verify` says so, as for anything else that was taken away.
 */
export const headsAt = async (store: EventStore, position: Position): Promise<Head[]> => {
  const heads: Head[] = [];
  for await (const { stream, entries } of store.readStreams(undefined, position)) {
    const last = entries.at(-1);
    if (last) heads.push({ stream, revision: last.revision, hash: last.metadata.hash ?? '' });
  }
  return heads;
};
