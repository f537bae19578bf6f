import { columns, isUsed, modules, type Module } from './columns';
import { readDay } from './dates';
import { tidy, type ReturnRow } from './row';
import { valueOf, type Said } from './said';

/**
 * What a return said of a child is kept, sealed, in the IncludedInReturn of its year: a line for each row, module and values with tabs between,
 * without CHILD. So years that are imported one by one, in any order, are linked as they would be in one run.
 */
export const remember = (said: readonly Said[]): string => said.map(({ line }) => line).join('\n');

export const saying = (row: ReturnRow): Said => {
  const { module, year } = row;
  const values = row.values.map(tidy);
  return { module, year, values, row, line: [module, ...values.slice(1)].join('\t') };
};

export const recall = (text: string, year: number): Said[] =>
  text
    .split('\n')
    .map(line => [line, ...line.split('\t')] as [string, Module, ...string[]])
    .filter(([, module, ...values]) => Object.hasOwn(columns, module) && isUsed(module) && values.length === columns[module].length - 1)
    .map(([line, module, ...values]) => ({ module, year, values: ['', ...values], line }));

const keys: Partial<Record<Module, readonly string[]>> = {
  Episodes: ['DECOM'],
  Reviews: ['REVIEW'],
  PlacedAdoption: ['DATE_PLACED'],
  Missing: ['MISSING', 'MIS_START'],
};

/** What a row is about. A row given again for the same year takes the place of the one remembered. */
const about = (said: Said): string => {
  const parts = (keys[said.module] ?? []).map(column => readDay(valueOf(said, column), said.year) ?? valueOf(said, column).toUpperCase());
  return [said.module, ...parts].join('\t');
};

/** The rows of one year: those given now and, where nothing is given now of the same thing, those remembered, in order of the modules. */
export const unite = (given: readonly Said[], remembered: readonly Said[]): Said[] => {
  const now = new Set(remembered.length ? given.map(about) : []);
  return [...given, ...remembered.filter(said => !now.has(about(said)))].sort(
    (a, b) => modules.indexOf(a.module) - modules.indexOf(b.module),
  );
};
