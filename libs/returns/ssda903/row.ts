import type { Module } from './columns';

/** A row of a recognised file as it was given: plain data, fit for COPY. */
export interface ReturnRow {
  /** CHILD, as given; empty where the row gives none. */
  readonly child: string;
  /** The year in which the return ends: 2026 for 2025 to 2026. */
  readonly year: number;
  readonly module: Module;
  /** The file's name, without its folder. */
  readonly file: string;
  /** The line in the file on which the row ends, from 1 for the column names. */
  readonly line: number;
  /** SHA-256 of the whole file, hexadecimal. */
  readonly hash: string;
  /** One value for each of the module's columns in DfE's order, spaces tidied; more or fewer where the row had more or fewer. */
  readonly values: readonly string[];
}

/** What became of a row: gave at least one new entry; all of it was known already; or gave nothing, because of a problem. */
export type Outcome = 'used' | 'held' | 'reported';

/** A problem of a row, in people's words. Its code is DfE's rule number where there is one. */
export interface RowProblem {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly child: string;
  readonly year: number;
  readonly says: string;
  readonly effect: 'row-left-out' | 'part-left-out' | 'warning';
}

/** Where an imported entry came from, to be read back: `903:2026:episodes.csv:12:1a2b3c4d5e6f`, or `903:2026` where no single row says it. */
export const sourceOf = (year: number, row?: ReturnRow): string =>
  row ? `903:${year}:${row.file.slice(0, 120)}:${row.line}:${row.hash.slice(0, 12)}` : `903:${year}`;

/** What a source says: the year, and the file, line and start of its hash where a row said it; undefined for what no return told. */
export const provenanceOf = (source: string | undefined): { year: number; file?: string; line?: number; hash?: string } | undefined => {
  const [, year, file, line, hash] = /^903:(\d{4})(?::(.*):(\d+):([0-9a-f]{12}))?$/.exec(source ?? '') ?? [];
  return year ? { year: +year, file, line: line ? +line : undefined, hash } : undefined;
};

export const isImported = (source: string | undefined): boolean => !!source?.startsWith('903:');

/** Spaces, tabs and control characters tidied, so that a value fits on a line and in every store. */
export const tidy = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\s\p{Cc}\uFEFF]+/gu, ' ')
    .trim();
