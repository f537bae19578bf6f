import { fact, story, type NewFact, type Story } from '@waymark/domain';
import { openEntries } from '@waymark/read-models';
import type { ReturnFolder, ReturnHeld } from '@waymark/returns';
import { fileFacts, type Archive } from '../filing';

/** The stream of the authority itself. */
export const AUTHORITY = 'authority-main';

interface Written {
  readonly run: string;
  readonly returns: readonly ReturnFolder[];
  readonly actor: string;
}

/** What the authority's stream says of imports, and the two entries that an import adds to it. */
export interface AuthorityRecord {
  /** The run that began with these years and never ended: to be gone on with. */
  unfinishedRun(years: readonly number[]): string | undefined;
  /** Every year imported so far, and these. */
  returnsWith(returns: readonly ReturnFolder[]): ReturnHeld[];
  begin(written: Written): Promise<void>;
  complete(written: Written & { rows: number; children: number; entries: number }): Promise<void>;
}

const list = (years: readonly number[]): string => [...years].sort((a, b) => a - b).join(',');
const yearsIn = (text: string): number[] => text.split(',').filter(Boolean).map(Number);
const yearsOf = (returns: readonly ReturnFolder[]): number[] => returns.map(({ year }) => year);
const yearsWith = (returns: readonly ReturnFolder[], module: 'Episodes' | 'Reviews'): number[] =>
  returns.filter(({ files }) => files.some(file => file.module === module)).map(({ year }) => year);

const unfinishedIn = (told: Story, years: readonly number[]): string | undefined => {
  const complete = new Set(told.of('ReturnImported').map(({ run }) => run));
  return told.of('ReturnImportBegun').findLast(begun => !complete.has(begun.run) && begun.years === list(years))?.run;
};

const heldIn = (told: Story): ReturnHeld[] =>
  told.of('ReturnImported').flatMap(e =>
    yearsIn(e.years).map(year => ({
      year,
      episodes: yearsIn(e.withEpisodes).includes(year),
      reviews: yearsIn(e.withReviews).includes(year),
    })),
  );

/** Years that two imports hold are held by both together. */
const joined = (held: readonly ReturnHeld[]): ReturnHeld[] => {
  const byYear = new Map<number, ReturnHeld>();
  for (const { year, episodes, reviews } of held) {
    const before = byYear.get(year);
    byYear.set(year, { year, episodes: episodes || !!before?.episodes, reviews: reviews || !!before?.reviews });
  }
  return [...byYear.values()];
};

export const authorityRecord = async (archive: Archive): Promise<AuthorityRecord> => {
  const read = async () => (await archive.store.read(AUTHORITY)).entries;
  const told = story(await openEntries(archive.keyring, AUTHORITY, await read()));
  const add = async (written: NewFact, actor: string, command: string): Promise<void> => {
    const entries = await read();
    await fileFacts(archive, [{ stream: AUTHORITY, after: entries.at(-1), held: [], facts: [{ fact: written }] }], { actor, command });
  };
  const today = () => archive.clock.today();
  return {
    unfinishedRun: years => unfinishedIn(told, years),
    returnsWith: returns =>
      joined([
        ...heldIn(told),
        ...returns.map(({ year }) => ({
          year,
          episodes: yearsWith(returns, 'Episodes').includes(year),
          reviews: yearsWith(returns, 'Reviews').includes(year),
        })),
      ]),
    begin: ({ run, returns, actor }) =>
      add(fact('ReturnImportBegun', { on: today(), run, years: list(yearsOf(returns)) }), actor, `${run}:begun`),
    complete: ({ run, returns, actor, rows, children, entries }) =>
      add(
        fact('ReturnImported', {
          on: today(),
          run,
          years: list(yearsOf(returns)),
          withEpisodes: list(yearsWith(returns, 'Episodes')),
          withReviews: list(yearsWith(returns, 'Reviews')),
          rows,
          children,
          entries,
        }),
        actor,
        `${run}:complete`,
      ),
  };
};
