import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The date of some duties is the earliest, not the last. Every child is told again, for the new clocks. */
export class EarliestDates1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.obligation ADD COLUMN not_before boolean');
    await runner.query(`UPDATE read.stream SET told_under = '' WHERE starts_with(stream, 'child-')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.obligation DROP COLUMN not_before');
  }
}
