import type { DataSource } from 'typeorm';

const ROWS_AT_ONCE = 1000;

/** The rows of a statement a thousand at a time, all from one moment: for lists of any length. */
export async function* streamed<Row>(models: DataSource, statement: string, parameters: readonly unknown[]): AsyncGenerator<Row> {
  const runner = models.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query(`DECLARE streamed NO SCROLL CURSOR FOR ${statement}`, [...parameters]);
    for (;;) {
      const rows = (await runner.query(`FETCH ${ROWS_AT_ONCE} FROM streamed`)) as Row[];
      yield* rows;
      if (rows.length < ROWS_AT_ONCE) return;
    }
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}
