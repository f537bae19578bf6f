import { Client, Pool, PoolClient } from 'pg';
import { SCHEMA, STORE_ROLE } from './schema';

/** Makes or completes the schema `es`, its functions and its role; can be run again at any time. Warns where the account may not make roles. */
export const migrateStore = async (database: Client | Pool | PoolClient): Promise<void> => {
  // Several statements in one message are one transaction.
  await database.query(SCHEMA);
  const { rowCount } = await database.query(`select from pg_roles where rolname = '${STORE_ROLE}' and pg_has_role(oid, 'member')`);
  if (rowCount === 0)
    process.emitWarning(
      `The database account may not make the role ${STORE_ROLE}, so only triggers keep the log append-only. Make the role and grant it to the account.`,
    );
};
