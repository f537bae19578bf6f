import { checkAppend } from '../checks';
import { Position, START, StreamAppend } from '../event-store';
import { Appends, Limits } from './appends';

/** One commit's worth: other writers wait for it some tens of milliseconds. */
export const BULK: Limits = { appends: 5000, entries: 5000, characters: 8 * 2 ** 20 };

const MOST_WAITING = 3 * BULK.entries;
const REPORT_EVERY = BULK.entries;

interface Done {
  streams: number;
  entries: number;
}

/** Feeds the appends to lanes with room for large commits, no faster than they are written. The first failure ends it, once all under way is known. */
export const appendBulk = async (
  lanes: Appends,
  appends: AsyncIterable<StreamAppend> | Iterable<StreamAppend>,
  report: (done: Done) => void,
): Promise<Done & { position: Position }> => {
  const done = { streams: 0, entries: 0, position: START };
  const failures: unknown[] = [];
  let [underWay, reported] = [0, 0];
  let settled = (): void => undefined;
  const room = async (most: number): Promise<void> => {
    while (underWay > most) await new Promise<void>(resolve => (settled = resolve));
  };
  const send = async (append: StreamAppend): Promise<void> => {
    underWay += append.entries.length;
    try {
      const { position } = await lanes.append(append);
      done.streams += 1;
      done.entries += append.entries.length;
      if (position > done.position) done.position = position;
    } catch (error) {
      failures.push(error);
    }
    underWay -= append.entries.length;
    settled();
  };

  try {
    for await (const append of appends) {
      checkAppend(append.stream, append.expected, append.entries);
      await room(MOST_WAITING);
      if (failures.length > 0) break;
      void send(append);
      if (done.entries - reported < REPORT_EVERY) continue;
      reported = done.entries;
      report(done);
    }
  } finally {
    await room(0);
  }
  if (failures.length > 0) throw failures[0];
  report(done);
  return done;
};
