import { NeedsReason, problemOf, RecordFact, Refused, type Recorded } from '@waymark/application';
import { eventSpec } from '@waymark/domain';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import type { Output } from './output';
import type { Waymark } from './waymark';

/** A line that was refused: those before it stay. */
export class LineRefused extends Error {
  readonly code: string;
  constructor(
    readonly line: number,
    cause: unknown,
  ) {
    const problem = problemOf(cause);
    super(`Line ${line}: ${problem.detail}`, { cause });
    this.code = problem.code;
  }
}

interface Line {
  readonly child: string;
  readonly type: string;
  readonly on?: string;
  readonly data?: Readonly<Record<string, unknown>> | null;
  /** Why something that ought not to be is so after all. */
  readonly reason?: string;
}

const NOBODY_ASKED = 'Recorded from a file: no reason was given.';

const parse = (text: string): Line => {
  const refuse = (says: string): never => {
    throw new Refused({ code: 'not-a-fact', says });
  };
  if (text.includes('\uFFFD')) refuse('This holds characters that are not UTF-8. Save the file as UTF-8.');
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    refuse('This is not JSON. Write one fact a line: { "child", "type", "on", "data" }.');
  }
  if (typeof line !== 'object' || line === null || Array.isArray(line)) refuse('A fact is one object: { "child", "type", "on", "data" }.');
  const { child, type, on, data, ...others } = line as Line;
  const unknown = Object.keys(others).find(key => key !== 'reason');
  if (unknown !== undefined) refuse(`A fact has no "${unknown}". Write { "child", "type", "on", "data" }.`);
  if (typeof child !== 'string' || typeof type !== 'string') refuse('A fact needs "child" and "type", both text.');
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data)))
    refuse('"data" must hold the fields of the fact.');
  // Only what is said of the record itself is said today where no day is given; what happened, happened on some day.
  if (on === undefined && data?.on === undefined && eventSpec(type)?.kind !== 'record')
    refuse('A fact needs "on", the day it happened, as YYYY-MM-DD.');
  return line as Line;
};

/** What ought not to be is recorded and flagged: a file cannot be asked for a reason, and what happened can always be recorded. */
const recordLine = async ({ commands, actor, archive }: Waymark, line: Line, out: Output): Promise<Recorded> => {
  const fact = { type: line.type, data: { on: archive.clock.today(), ...line.data, ...(line.on ? { on: line.on } : {}) } };
  const asked = { child: line.child, fact, actor, command: randomUUID(), confirmed: line.reason };
  try {
    return await commands.execute(new RecordFact(asked));
  } catch (error) {
    if (!(error instanceof NeedsReason)) throw error;
    error.concerns.forEach(concern => out.note(`${line.child}: ${concern.says} Recorded, and flagged.`));
    return commands.execute(new RecordFact({ ...asked, confirmed: NOBODY_ASKED }));
  }
};

/** Records one fact a line through the same decisions as a page. Stops at the first refusal with LineRefused; earlier lines stay. */
export const record = async (
  waymark: Waymark,
  file: string,
  out: Output,
): Promise<{ lines: number; entries: number; position: string }> => {
  const sum = { lines: 0, entries: 0, position: '' };
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    if (!text.trim()) continue;
    try {
      const { entries, position } = await recordLine(waymark, parse(text.replace(/^\uFEFF/, '')), out);
      sum.lines += 1;
      sum.entries += entries.length;
      if (position > sum.position) sum.position = position;
    } catch (error) {
      throw new LineRefused(number, error);
    }
    out.progress(`Lines: ${sum.lines}`);
  }
  return sum;
};
