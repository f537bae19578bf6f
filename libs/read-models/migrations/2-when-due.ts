import type { MigrationInterface, QueryRunner } from 'typeorm';

const added = ['team text', 'worker text', 'district text', 'area text', 'legal_status text', 'age text', 'unaccompanied boolean'];

/** How the child stood on the day a duty fell due, beside the duty. Every child is told again: while people work, as after a change of a limit. */
export class WhenDue1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.obligation ${added.map(column => `ADD COLUMN ${column}`).join(', ')}`);
    await runner.query(`UPDATE read.stream SET told_under = '' WHERE starts_with(stream, 'child-')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE read.obligation ${added.map(column => `DROP COLUMN ${column.split(' ')[0]}`).join(', ')}`);
  }
}
