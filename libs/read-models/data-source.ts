import { Client, types, type CustomTypesConfig } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AuthorityRow } from './authority/authority.entity';
import { ImportRunRow } from './authority/import-run.entity';
import { ChildRow } from './caseload/child.entity';
import { SpanRow } from './caseload/span.entity';
import { TimelineRow } from './journey/timeline.entity';
import { FirstTables1700000000001 } from './migrations/1-first-tables';
import { WhenDue1700000000002 } from './migrations/2-when-due';
import { SignalLives1700000000003 } from './migrations/3-signal-lives';
import { ClocksInHours1700000000004 } from './migrations/4-clocks-in-hours';
import { EarliestDates1700000000005 } from './migrations/5-earliest-dates';
import { PlainNames } from './naming';
import { ObligationRow } from './obligations/obligation.entity';
import { CheckpointRow } from './projection/checkpoint.entity';
import { StreamRow } from './projection/stream.entity';
import { SiblingRow } from './siblings/sibling.entity';
import { SignalDeferralRow } from './signals/signal-deferral.entity';
import { SignalSpanRow } from './signals/signal-span.entity';
import { SignalRow } from './signals/signal.entity';

/** A day is text here. The driver's own parser makes it a moment of the machine's time zone. */
const daysAsText: CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === types.builtins.DATE ? String : (types.getTypeParser(oid, format) as unknown)),
};

/** The read models in PostgreSQL, schema `read`. */
export const readModelOptions = (url: string): DataSourceOptions => ({
  type: 'postgres',
  url,
  schema: 'read',
  entities: [
    ...[ChildRow, SpanRow, TimelineRow, ObligationRow, SignalRow, SignalSpanRow, SignalDeferralRow],
    ...[SiblingRow, AuthorityRow, ImportRunRow, CheckpointRow, StreamRow],
  ],
  migrations: [
    FirstTables1700000000001,
    WhenDue1700000000002,
    SignalLives1700000000003,
    ClocksInHours1700000000004,
    EarliestDates1700000000005,
  ],
  migrationsTableName: 'migration',
  namingStrategy: new PlainNames(),
  extra: { types: daysAsText },
});

/** Connects to the read models; run `migrateReadModels` on the database first. End it with `destroy`. */
export const openReadModels = async (url: string): Promise<DataSource> => new DataSource(readModelOptions(url)).initialize();

/** Makes or completes the schema `read`. Safe to repeat, and from several processes at once. */
export const migrateReadModels = async (url: string): Promise<void> => {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('waymark read models'))`);
    await lock.query('CREATE SCHEMA IF NOT EXISTS read');
    const models = await openReadModels(url);
    await models.runMigrations().finally(() => models.destroy());
  } finally {
    await lock.end();
  }
};
