import { Pool, PoolConfig } from 'pg';
import { readError } from './errors';
import { STORE_ROLE } from './schema';

// An append waits for other writers' commits, never long; a stuck one must not stop everybody for good.
const LOCK_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** Gives up the account's own rights for those of the store's role, where there is one. */
const SETTINGS = `select set_config('jit', 'off', false), (select set_config('role', rolname, false) from pg_roles
  where rolname = '${STORE_ROLE}' and pg_has_role(oid, 'member'))`;

export const openPool = (config: PoolConfig, max: number): Pool => {
  const pool = new Pool({
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
    application_name: 'waymark event store',
    keepAlive: true,
    ...config,
    max,
    verify: (client, done) => void client.query(SETTINGS).then(() => done(), done),
  });
  // A lost connection also fails the call that used it, or is replaced when next needed: nobody else has to hear of it.
  const quiet = (): void => undefined;
  pool.on('error', quiet);
  pool.on('connect', client => client.on('error', quiet));
  return pool;
};

/** Runs a call that writes nothing, or that can be made again, and says what went wrong in the port's words. */
export const calling = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    throw readError(error);
  }
};
