import { ExportCase, packOf, type PackOptions } from '@waymark/application';
import type { Day } from '@waymark/domain';
import type { Position } from '@waymark/event-store';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './exit';
import type { Waymark } from './waymark';

export interface Exported {
  readonly child: string;
  readonly to: string;
  readonly files: readonly string[];
  readonly entries: number;
  readonly anchor: { readonly position: Position; readonly root: string };
}

/** Makes the folder, for nobody else on the machine to read. Throws UsageError for what is no empty folder. */
const empty = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw new UsageError(`${folder || 'An empty name'} cannot be made into a folder. Give one in a place where you may write.`);
  }
  if ((await readdir(folder)).length) throw new UsageError(`${folder} is not empty. Give a folder that is empty, or is not there yet.`);
};

/**
 * Writes the pack of one case to an empty folder, for nobody else on the machine to read. The manifest is written last: without it, a pack that
 * was interrupted does not verify.
 */
export const exportCase = async (
  { queries, actor }: Pick<Waymark, 'queries' | 'actor'>,
  { child, to, at, on, ...options }: { child: string; to: string; at?: Position; on?: Day } & Omit<PackOptions, 'madeBy'>,
): Promise<Exported> => {
  const exported = await queries.execute(new ExportCase({ child, actor, at, on }));
  await empty(to);
  const files: string[] = [];
  for await (const { name, text } of packOf(exported, { ...options, madeBy: actor.id })) {
    await writeFile(join(to, name), text, { flag: 'wx', mode: 0o600 });
    files.push(name);
  }
  const { position, root } = exported.anchor;
  return { child, to, files, entries: exported.stored.length, anchor: { position, root } };
};

export const exportedInWords = ({ child, to, entries, anchor }: Exported): string[] => [
  `Child ${child}: ${entries} entries were written to ${to}.`,
  `To check them, there: node verify.mjs .`,
  `Anchor: position ${anchor.position}, ${anchor.root}.`,
];
