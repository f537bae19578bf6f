import type { DataSource } from 'typeorm';
import type { ImportRun } from './authority';

/** The imports of returns, the latest first. One that is unfinished says so on every page of its children. */
export const importsState = (models: DataSource): Promise<ImportRun[]> =>
  models.query<ImportRun[]>(`
    SELECT run, years, begun_on AS "begunOn", completed_on AS "completedOn", unfinished, rows, children, entries
    FROM read.import_run ORDER BY authority, n DESC`);
