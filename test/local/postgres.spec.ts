import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Postgres, startPostgres } from '../../apps/local/postgres';
import { AlreadyRunning } from '../../apps/local/postgres-cluster';
import { isRunning, lookUpProcess } from '../../apps/local/process-table';
import { temporaryFolder } from '../../apps/local/temporary-folder';
import { runTypeScript } from '../support/run-typescript';
import { until } from '../support/until';

describe('the supervisor of PostgreSQL', () => {
  let folder: string;
  const open: Postgres[] = [];

  const start = async (): Promise<Postgres> => {
    const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
    open.push(server);
    return server;
  };

  const ask = async (url: string, question: string): Promise<unknown> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return Object.values((await client.query<Record<string, unknown>>(question)).rows[0] ?? {})[0];
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map(server => server.stop()));
  });

  afterAll(async () => {
    careless?.kill();
    await rm(folder, { recursive: true });
  });

  it('makes a cluster that is the same on every machine', async () => {
    const { url } = await start();
    expect(await ask(url, `SELECT datlocale || ' ' || pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'postgres'`)).toBe(
      'C.UTF-8 UTF8',
    );
    expect(await ask(url, `SELECT current_setting('TimeZone')`)).toBe('UTC');
  });

  it('keeps what was written when it is stopped and started', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS one');
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);
    const second = await start();
    expect(await ask(second.url, 'SELECT one FROM kept')).toBe(1);
  });

  it('refuses a second start on the same folder, and leaves the first one running', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(AlreadyRunning);
    expect(await ask(first.url, 'SELECT 1')).toBe(1);
  });

  it('starts again after the server was killed', async () => {
    const first = await start();
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    const second = await start();
    expect(await ask(second.url, 'SELECT 1')).toBe(1);
  });

  it('stops a server whose guardian was killed, and starts a new one', async () => {
    const first = await start();
    process.kill(lookUpProcess(first.pid)!.parent, 'SIGKILL');
    await first.ended;
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(isRunning(first.pid)).toBe(false);
  });

  it.each([
    ['a process that is gone', async () => endedProcess()],
    ['a process that has ended and was not waited for', async () => zombie()],
    ['a program that is not PostgreSQL', () => Promise.resolve(process.pid)],
  ])('does not believe a lock that names %s', async (_, holder) => {
    const first = await start();
    const lock = join(first.dataDir, 'postmaster.pid');
    const content = await readFile(lock, 'utf8');
    await first.stop();
    await writeFile(lock, content.replace(/^\d+/, String(await holder())));
    const second = await start();
    expect(await ask(second.url, 'SELECT 1')).toBe(1);
  });

  it('leaves no server when the process that started it is killed', async () => {
    const parent = runTypeScript(join(__dirname, 'starts-postgres.ts'), [join(folder, 'postgres')]);
    const [pid] = (await once(parent, 'message')) as [number];
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isRunning(pid));
  });

  const endedProcess = async (): Promise<number> => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    return child.pid!;
  };

  let careless: ChildProcess | undefined; // it starts a process and never asks how that ended
  const zombie = async (): Promise<number> => {
    const program = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 600']);
    careless = program;
    const pid = Number(String((await once(program.stdout, 'data'))[0]));
    await until(() => lookUpProcess(pid)?.zombie === true);
    return pid;
  };
});
