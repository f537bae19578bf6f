import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Archive } from '@waymark/application';
import { generate } from '../generate/generate';
import { judge, type Measure } from './rounds';

interface Rebuilt {
  readonly streams: number;
  readonly entries: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** In a process of its own, so that the most memory it took is the rebuild's alone. */
const rebuilt = async (): Promise<Rebuilt> => {
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, process.argv[1]!, 'rebuild', '--json']);
  return JSON.parse(stdout) as Rebuilt;
};

/**
 * Invents a tenth of so many children, rebuilds the read models from the log, adds the rest and rebuilds again: what it costs to tell a child must not
 * grow with their number, nor the memory.
 */
export const benchAuthority = async (archive: Archive, children: number, say: (line: string) => void): Promise<Measure[]> => {
  const done: Rebuilt[] = [];
  for (const some of [Math.ceil(children / 10), children]) {
    const made = await generate(archive, { children: some, seed: 1, actor: 'bench', onProgress: () => undefined });
    say(`${made.children} children with ${made.entries} entries were invented in ${made.seconds} seconds.`);
    const told = await rebuilt();
    const rate = (told.streams / told.seconds).toFixed(1);
    say(`${told.streams} streams with ${told.entries} entries: ${told.seconds} seconds, ${rate} a second, ${told.megabytes} MB at most.`);
    done.push(told);
  }
  const [few, all] = done as [Rebuilt, Rebuilt];
  const rateOf = ({ entries, seconds }: Rebuilt): number => entries / seconds;
  return [
    judge({ measure: `rebuild ${all.streams} streams, rate of ${few.streams}`, goal: '>= 0.8' }, [rateOf(all) / rateOf(few)]),
    judge({ measure: `rebuild ${all.streams} streams, memory of ${few.streams}`, goal: '<= 1.25' }, [all.megabytes / few.megabytes]),
  ];
};
