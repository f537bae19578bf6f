import { columns, isUsed, modules } from './columns';
import type { Held } from './held';
import { recall, saying, unite } from './memory';
import type { Problems } from './problems';
import type { ReturnRow } from './row';
import type { Said } from './said';

/** Bytes of rows of one child in one return: ten times what a child with a short break every week has. Kept, they must fit into one entry. */
const most = 30_000;
const mostKept = 90_000;

/** Year, module, file and line: the order in which rows are read and problems named, whatever the order in which they are given. */
export const inOrder = (a: ReturnRow, b: ReturnRow): number =>
  a.year - b.year ||
  modules.indexOf(a.module) - modules.indexOf(b.module) ||
  (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);

const unfit = ({ child, module, values }: ReturnRow): [string, string] | undefined => {
  if (!child) return ['no-child', 'The row names no child (CHILD).'];
  if (!/^[A-Za-z0-9][A-Za-z0-9._:-]{0,57}$/.test(child)) return ['bad-child', 'CHILD is no identifier of letters and digits.'];
  if (!isUsed(module)) return ['not-used-yet', `The module ${module} is not used yet.`];
  if (values.length !== columns[module].length)
    return ['columns', `The row has ${values.length} values for ${columns[module].length} columns, so it cannot be told which is which.`];
  return undefined;
};

export interface Sayings {
  /** What each return says of the child, given now or remembered. */
  readonly years: ReadonlyMap<number, readonly Said[]>;
  /** Rows that say the same as a row before them. */
  readonly twins: ReadonlyMap<ReturnRow, ReturnRow>;
}

/** As many as fit, from the first. */
const fitting = (said: readonly Said[], bytes: number): Said[] => {
  let left = bytes;
  return said.filter(one => (left -= Buffer.byteLength(one.line) + 1) >= 0);
};

const readable = (rows: readonly ReturnRow[], problems: Problems): Said[] =>
  rows.flatMap(row => {
    const [code, says] = unfit(row) ?? [];
    if (code) problems.add(row, code, 'row-left-out', `${says!} The row is not used.`);
    return code ? [] : [saying(row)];
  });

const remembered = (held: readonly Held[]): Map<number, Said[]> =>
  new Map(
    held
      .filter(({ type, data, struck }) => type === 'IncludedInReturn' && !struck && data.rows)
      .map(({ data }) => [Number(data.year), recall(String(data.rows), Number(data.year))]),
  );

/** What the returns say of the child: the rows that can be read, in their order, with what is remembered of each year. */
export const sayingsOf = (rows: readonly ReturnRow[], held: readonly Held[], problems: Problems): Sayings => {
  const memory = remembered(held);
  const now = readable(rows, problems);
  const twins = new Map<ReturnRow, ReturnRow>();
  const years = [...new Set([...now.map(({ year }) => year), ...memory.keys()])].sort().map(year => {
    const first = new Map<string, Said>();
    for (const said of now.filter(one => one.year === year)) {
      const twin = first.get(said.line);
      if (twin) twins.set(said.row!, twin.row!);
      else first.set(said.line, said);
    }
    const given = fitting([...first.values()], most);
    for (const { row } of [...first.values()].filter(said => !given.includes(said)))
      problems.add(row!, 'too-many', 'row-left-out', 'This child has more rows in this return than can be true. The row is not used.');
    return [year, fitting(unite(given, memory.get(year) ?? []), mostKept)] as const;
  });
  return { years: new Map(years), twins };
};
