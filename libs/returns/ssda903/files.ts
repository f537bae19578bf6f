import type { Module } from './columns';
import type { ReturnRow } from './row';

/** A return that cannot be read at all: nothing of the run is stored. `message` says what is so and what to do. */
export class ReturnRefused extends Error {
  override readonly name = 'ReturnRefused';
  constructor(
    /** Stable: no-folder, no-files, unreadable, encoding, columns, year-unknown, year-conflict, year-twice. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A file of a return: recognised, or without a single row and so of no module. */
export interface ReturnFile {
  readonly path: string;
  readonly name: string;
  /** Undefined for a file without even column names: counted as empty. */
  readonly module?: Module;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  readonly rows: number;
}

/** One year's folder. */
export interface ReturnFolder {
  readonly folder: string;
  readonly year: number;
  readonly yearFrom: 'option' | 'folder' | 'data';
  readonly files: readonly ReturnFile[];
}

/** Looks through the folders: which files of which module, which year. Throws ReturnRefused. */
export declare const surveyReturns: (folders: readonly string[], year?: number) => Promise<ReturnFolder[]>;
/** The rows of a file, one after another, in constant memory. Throws ReturnRefused. */
export declare const readRows: (file: ReturnFile, year: number) => AsyncGenerator<ReturnRow>;
