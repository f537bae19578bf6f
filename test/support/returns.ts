import { clashes, story, type Entry, type Told } from '@waymark/domain';
import { columns, tellChild, type ChildTold, type Module, type ReturnRow } from '@waymark/returns';

/** Rows of returns in a few words: by year, then `Module VALUE,VALUE,…` without CHILD; what is left off at the end is blank. */
export type Years = Readonly<Record<number, readonly string[]>>;

export const rowsOf = (years: Years, child = '1001'): ReturnRow[] =>
  Object.entries(years).flatMap(([year, lines]) =>
    lines.map((line, i): ReturnRow => {
      const [, name, given] = /^(\w+) ?(.*)$/.exec(line)!;
      const module = name as Module;
      const values = [child, ...given!.split(',')];
      while (values.length < columns[module].length) values.push('');
      return { child, year: +year, module, file: `${module.toLowerCase()}.csv`, line: i + 2, hash: 'f'.repeat(64), values };
    }),
  );

/** An imported child, to be asked and imported again. */
export interface Import {
  readonly told: ChildTold;
  readonly held: readonly Entry[];
  /** "2024-05-01 BecameLookedAfter", in the order they happened, without what says that a return named the child. */
  readonly happened: readonly string[];
  /** "148 warning", in the order of the rows. */
  readonly problems: readonly string[];
  readonly facts: <N extends Told['type']>(name: N) => readonly Omit<Extract<Told, { type: N }>, 'entry'>[];
  /** A later run that imports these years. */
  readonly then: (years: Years) => Import;
  /** Entries made by hand in between. */
  readonly byHand: (...facts: readonly { type: string; data: object }[]) => Import;
}

const notOfTheChild = new Set(['IncludedInReturn', 'NotInReturn', 'IdentityRecorded']);
const stored = (from: number, facts: readonly { type: string; data: object; source?: string }[]): Entry[] =>
  facts.map(({ type, data, source }, i) => ({
    id: `entry-${String(from + i).padStart(4, '0')}`,
    revision: from + i,
    type,
    data: JSON.parse(JSON.stringify(data)) as Record<string, unknown>,
    recordedAt: '',
    actor: 'cli:tester',
    source,
  }));

const result = (told: ChildTold, held: readonly Entry[], imported: readonly number[]): Import => ({
  told,
  held,
  happened: story(held)
    .told.filter(({ type }) => !notOfTheChild.has(type))
    .map(({ on, type }) => `${on} ${type}`),
  problems: told.problems.map(({ code, effect }) => `${code} ${effect}`),
  facts: name => story(held).of(name) as never,
  then: years => importOn(held, imported, years),
  byHand: (...facts) => result(told, [...held, ...stored(held.length, facts)], imported),
});

const importOn = (held: readonly Entry[], before: readonly number[], years: Years): Import => {
  const imported = [...before, ...Object.keys(years).map(Number)];
  const told = tellChild({
    child: '1001',
    rows: rowsOf(years),
    held,
    returns: imported.map(year => ({ year, episodes: true, reviews: true })),
    run: `run-${imported.length}`,
  });
  const facts = told.facts.map(({ fact: { type, data }, source }) => ({ type, data, source }));
  return result(told, [...held, ...stored(held.length, facts)], imported);
};

/** Imports the years in one run into an empty record. */
export const importing = (years: Years): Import => importOn([], [], years);

/** The record as people read it, to compare: without ids, runs and sources. */
export const readable = ({ held }: Import): string[] =>
  story(held)
    .told.map(told => Object.entries(told).filter(([field]) => !['entry', 'recordedAt', 'source', 'run'].includes(field)))
    .map(fields => JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort();

export const impossible = ({ held }: Import): string[] =>
  clashes(story(held))
    .filter(clash => clash.class === 'cannot-be')
    .map(({ says }) => says);
