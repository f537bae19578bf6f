import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { columnNames, columns, recognise, type Module } from './columns';
import { readDay, yearInWords } from './dates';
import { linesOf, valuesOf } from './lines';
import { ReturnRefused } from './refused';
import { tidy, type ReturnRow } from './row';
import { count, yearOf, type Dates } from './year';

/** A file of a return: recognised, or without a single row and so of no module. */
export interface ReturnFile {
  readonly path: string;
  readonly name: string;
  /** Undefined for a file without even column names: it is counted as empty and gives no rows. */
  readonly module?: Module;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  readonly rows: number;
}

/** One year's folder. */
export interface ReturnFolder {
  readonly folder: string;
  /** The year in which the return ends. */
  readonly year: number;
  readonly yearFrom: 'option' | 'folder' | 'data';
  readonly files: readonly ReturnFile[];
}

const isBlank = (line: string): boolean => /^[\s,;"\uFEFF]*$/.test(line);

/** Where in a line each of the module's columns stands. */
const places = (module: Module, names: readonly string[]): number[] => columns[module].map(name => names.indexOf(name));

const survey = async (path: string, dates: Dates): Promise<ReturnFile> => {
  const hash = createHash('sha256');
  let [module, names, rows]: [Module | undefined, string[], number] = [undefined, [], 0];
  for await (const { line } of linesOf(path, bytes => hash.update(bytes))) {
    if (isBlank(line)) continue;
    if (!module) {
      names = columnNames(valuesOf(line));
      const found = recognise(names);
      if ('says' in found)
        throw new ReturnRefused('columns', `${path} cannot be imported: ${found.says} Correct its first line and import again.`);
      module = found.module;
      continue;
    }
    rows += 1;
    if (module !== 'Episodes') continue;
    const values = valuesOf(line);
    // The year is not known yet, so a year of two digits is read as a recent one.
    count(dates.ends, readDay(tidy(values[names.indexOf('DEC')] ?? ''), 2030));
    count(dates.begins, readDay(tidy(values[names.indexOf('DECOM')] ?? ''), 2030));
  }
  return { path, name: basename(path), module, hash: hash.digest('hex'), rows };
};

const csvFilesOf = async (folder: string): Promise<string[]> => {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory())
    throw new ReturnRefused('no-folder', `There is no folder ${folder}. Give the folder that holds one year's CSV files.`);
  const names = (await readdir(folder)).filter(name => /\.csv$/i.test(name) && !name.startsWith('.')).sort();
  if (!names.length)
    throw new ReturnRefused('no-files', `The folder ${folder} holds no CSV files. Give the folder that holds one year's CSV files.`);
  return names.map(name => join(folder, name));
};

const surveyFolder = async (folder: string, option?: number): Promise<ReturnFolder> => {
  const dates: Dates = { ends: new Map(), begins: new Map() };
  const files: ReturnFile[] = [];
  for (const path of await csvFilesOf(folder)) files.push(await survey(path, dates));
  return { folder, ...yearOf(basename(resolve(folder)), dates, option), files };
};

/**
 * Looks through the folders, one of each collection year: what each file holds and which year it is, in order of the years. `year` is for a single
 * folder. Stores nothing. Throws ReturnRefused, whose message is for people.
 */
export const surveyReturns = async (folders: readonly string[], year?: number): Promise<ReturnFolder[]> => {
  if (year !== undefined && folders.length > 1)
    throw new ReturnRefused('year-conflict', `--year ${year} cannot be the year of ${folders.length} folders. Import them one at a time.`);
  const surveyed: ReturnFolder[] = [];
  for (const folder of folders) surveyed.push(await surveyFolder(folder, year));
  surveyed.sort((a, b) => a.year - b.year);
  const twice = surveyed.find((folder, i) => folder.year === surveyed[i + 1]?.year);
  if (twice)
    throw new ReturnRefused(
      'year-twice',
      `Two folders are of ${yearInWords(twice.year)}. Import one folder for each year, or say the year with --year.`,
    );
  return surveyed;
};

/** The rows of a file, one after another, in constant memory: of the modules that are not used too. Throws ReturnRefused. */
export async function* readRows({ path, name, module, hash }: ReturnFile, year: number): AsyncGenerator<ReturnRow> {
  if (!module) return;
  let place: number[] | undefined;
  for await (const { line, number } of linesOf(path)) {
    if (isBlank(line)) continue;
    const given = valuesOf(line).map(tidy);
    if (!place) {
      place = places(module, columnNames(given));
      continue;
    }
    while (given.length > place.length && !given.at(-1)) given.pop();
    const values = given.length === place.length ? place.map(i => given[i]!) : given;
    yield { child: given[place[0]!] ?? '', year, module, file: name, line: number, hash, values };
  }
}
