import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No alert was handled before there were these tables: the rows that are there need no telling again. */
const tables = `
  CREATE TABLE read.signal_deferral (
    child text, n int, i int, from_on date NOT NULL, until_on date NOT NULL, review_on date NOT NULL, PRIMARY KEY (child, n, i)
  );
  ALTER TABLE read.signal ADD since_on date, ADD cleared_on date, ADD handled_on date;
  UPDATE read.signal SET since_on = (spans->0->>'from')::date, cleared_on = (spans->-1->>'until')::date;
  ALTER TABLE read.signal ALTER since_on SET NOT NULL`;

export class SignalLives1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE read.signal_deferral');
    await runner.query('ALTER TABLE read.signal DROP since_on, DROP cleared_on, DROP handled_on');
  }
}
