import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks in hours are due at a moment. Every child is told again, for the new clocks: while people work, as after a change of a limit. */
export class ClocksInHours1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.obligation ADD COLUMN due_at text, ADD COLUMN met_at text');
    await runner.query(`UPDATE read.stream SET told_under = '' WHERE starts_with(stream, 'child-')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.obligation DROP COLUMN due_at, DROP COLUMN met_at');
  }
}
