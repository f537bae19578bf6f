import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../apps/local/free-port';
import { isRunning } from '../../apps/local/process-table';
import type { Run } from '../../apps/local/run-file';
import { temporaryFolder } from '../../apps/local/temporary-folder';
import { until } from '../support/until';

const root = join(__dirname, '..', '..');

interface Running {
  process: ChildProcess;
  said: () => string;
  /** The exit code, once it has ended. */
  ended: Promise<number | null>;
}

/** One of the programs of package.json, as npm runs it. */
const run = (word: string, env: NodeJS.ProcessEnv = {}, args: string[] = [], node: string[] = []): Running => {
  const child = spawn(process.execPath, [...node, 'apps/local/run.mjs', word, ...args], { cwd: root, env: { ...process.env, ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += String(chunk)));
  return { process: child, said: () => text, ended: once(child, 'close').then(([code]) => code as number | null) };
};

const outcome = async ({ ended, said }: Running): Promise<{ code: number | null; lines: string[] }> => ({
  code: await ended,
  lines: said().trim().split('\n'),
});

describe('npm start', () => {
  let folder: string;
  let home: string;
  let env: NodeJS.ProcessEnv;
  let started: Running | undefined;

  /** What runs already, else a start of its own: each takes a while. */
  const start = async (): Promise<Run> => {
    const running = started?.process.exitCode === null && !started.process.signalCode ? started : run('start', env);
    started = running;
    await Promise.race([
      until(() => running.said().includes('Waymark is ready'), 120_000),
      running.ended.then(() => Promise.reject(new Error(running.said()))),
    ]);
    return JSON.parse(await readFile(join(home, 'run.json'), 'utf8')) as Run;
  };

  const allGone = ({ pid, server, postgres }: Run) => until(() => ![pid, server, postgres!].some(isRunning));

  beforeAll(async () => {
    folder = await temporaryFolder();
    home = join(folder, 'a home');
    env = { PORT: String(await freePort()), WAYMARK_HOME: home };
  });

  afterAll(async () => {
    started?.process.kill('SIGTERM');
    await started?.ended;
    await rm(folder, { recursive: true });
  });

  it('serves at the address it prints, and says who can sign in', async () => {
    const { publicUrl } = await start();
    expect((await fetch(`${publicUrl}/health/ready`)).status).toBe(200);
    expect(started!.said()).toContain(publicUrl);
    expect(started!.said()).toContain('Ada Example');
    expect((await stat(join(home, 'run.json'))).mode & 0o777).toBe(0o600);
  });

  it('is refused a second time on the same home, in one sentence', async () => {
    const { pid } = await start();
    const { code, lines } = await outcome(run('start', { ...env, PORT: String(await freePort()) }));
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(`is already running from ${home}`)] });
    expect(isRunning(pid)).toBe(true);
  });

  it('stops everything at Ctrl-C, also when npm passes that on a second time', async () => {
    const running = await start();
    started!.process.kill('SIGINT');
    started!.process.kill('SIGINT');
    expect(await started!.ended).toBe(0);
    await allGone(running);
  });

  it('leaves nothing behind when it is killed, and starts again', async () => {
    const running = await start();
    started!.process.kill('SIGKILL');
    await allGone(running);
    expect((await start()).pid).not.toBe(running.pid);
  });

  it('ends when the server ends, and says so', async () => {
    const running = await start();
    process.kill(running.server, 'SIGKILL');
    expect(await started!.ended).toBe(1);
    expect(started!.said()).toContain('The server has ended');
    await allGone(running);
  });

  it('ends when PostgreSQL ends, and says so', async () => {
    const running = await start();
    process.kill(running.postgres!, 'SIGKILL');
    expect(await started!.ended).toBe(1);
    expect(started!.said()).toContain('PostgreSQL has ended');
    await allGone(running);
  });

  it('is refused on a taken port, in one sentence', async () => {
    const socket = createServer().listen(Number(env.PORT), '127.0.0.1');
    await once(socket, 'listening');
    const { code, lines } = await outcome(run('start', env));
    socket.close();
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(`Port ${env.PORT!} is taken`)] });
  });

  it.each([
    ['WAYMARK_HOEM', 'anywhere'],
    ['DATABASE_URL', 'nowhere'],
  ])('is refused with a wrong %s, in one sentence that names it', async (name, value) => {
    const { code, lines } = await outcome(run('start', { ...env, [name]: value }));
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(name)] });
  });

  it('is refused by a Node that is too old, in one sentence', async () => {
    const old = join(__dirname, 'old-node.js');
    const { code, lines } = await outcome(run('start', env, [], ['-r', old]));
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [expect.stringContaining('Waymark needs Node 20.19 or newer; this is Node 18.20.4')],
    });
  });
});
