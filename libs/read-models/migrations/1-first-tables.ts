import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  CREATE TABLE read.checkpoint (
    name text PRIMARY KEY, position text NOT NULL, moved_at timestamptz NOT NULL, rebuilding_since timestamptz
  );
  CREATE TABLE read.stream (
    stream text PRIMARY KEY, revision int NOT NULL, position text NOT NULL, told_under text NOT NULL, parked_at timestamptz, message text,
    entry text
  );
  CREATE INDEX stream_parked_at_idx ON read.stream (parked_at) WHERE parked_at IS NOT NULL;
  CREATE TABLE read.authority (
    authority text PRIMARY KEY, ruled_by text NOT NULL, recording_began date, settings jsonb NOT NULL
  );
  CREATE TABLE read.import_run (
    authority text, n int, run text NOT NULL, years int[] NOT NULL, begun_on date NOT NULL, completed_on date, unfinished boolean NOT NULL,
    rows int, children int, entries int, PRIMARY KEY (authority, n)
  );
  CREATE TABLE read.child (
    child text PRIMARY KEY, given_name jsonb, family_name jsonb, date_of_birth jsonb, birth_month text, sex text, last_known_on date, runs text[] NOT NULL
  );
  CREATE TABLE read.span (
    child text, n int, kind text NOT NULL, code text, detail jsonb, from_on date NOT NULL, until_on date, entry text NOT NULL,
    PRIMARY KEY (child, n)
  );
  CREATE INDEX span_kind_code_idx ON read.span (kind, code);
  CREATE TABLE read.timeline (
    child text, revision int, entry text NOT NULL, position text NOT NULL, type text NOT NULL, happened_on date NOT NULL,
    recorded_at timestamptz, actor text NOT NULL, imported boolean NOT NULL, corrected_by text[] NOT NULL, struck_by text, about text,
    PRIMARY KEY (child, revision)
  );
  CREATE INDEX timeline_position_idx ON read.timeline (position);
  CREATE TABLE read.obligation (
    child text, n int, rule text NOT NULL, version int NOT NULL, anchor text NOT NULL, anchor_on date NOT NULL, starts_on date NOT NULL,
    due_on date, soon_on date, met_on date, voided_on date, superseded boolean, because text, frozen_on date,
    unknown_from date, evidence text[] NOT NULL, provisional int[], PRIMARY KEY (child, n)
  );
  CREATE INDEX obligation_rule_idx ON read.obligation (rule);
  CREATE TABLE read.signal (
    child text, n int, rule text NOT NULL, version int NOT NULL, anchor text NOT NULL, counts_from date NOT NULL, spans jsonb NOT NULL,
    facts jsonb NOT NULL, clears text NOT NULL, PRIMARY KEY (child, n)
  );
  CREATE INDEX signal_rule_anchor_idx ON read.signal (rule, anchor);
  CREATE TABLE read.signal_span (
    child text, n int, i int, from_on date NOT NULL, until_on date, rule text NOT NULL, severity text NOT NULL, PRIMARY KEY (child, n, i)
  );
  CREATE TABLE read.sibling (
    siblings text, n int, child text NOT NULL, from_on date NOT NULL, until_on date, entry text NOT NULL, PRIMARY KEY (siblings, n)
  );
  CREATE INDEX sibling_child_idx ON read.sibling (child)`;

export class FirstTables1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  /** The log outlives everything: what is dropped here is told again from it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE read.checkpoint, read.stream, read.authority, read.import_run, read.child, read.span, read.timeline, read.obligation, read.signal, read.signal_span, read.sibling',
    );
  }
}
