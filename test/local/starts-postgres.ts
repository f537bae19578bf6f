// A program of its own for the supervisor's tests to kill: starts PostgreSQL on the folder it is given and says the server's process number.
import { startPostgres } from '../../apps/local/postgres';

void startPostgres({ dataDir: process.argv[2] ?? '', durable: false }).then(({ pid }) => process.send?.(pid));
