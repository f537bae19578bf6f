import type { NestExpressApplication } from '@nestjs/platform-express';
import { CommandBus } from '@nestjs/cqrs';
import { CHAIN, Clock, type Configuration, RecordFact, STORE } from '@waymark/application';
import type { NewFact } from '@waymark/domain';
import type { ChainedStore, EventStore } from '@waymark/event-store';
import { Projector } from '@waymark/read-models';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo, Server } from 'node:net';
import { Client } from 'pg';
import { pino } from 'pino';
import type { Person } from '../../../apps/server/identity/person';
import { createServer } from '../../../apps/server/server';
import { freshDatabase } from '../../support/database';

export interface TestServer {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly databaseUrl: string;
  /** Every log line so far, as written. */
  readonly logged: readonly string[];
  /** A cookie with which this person is signed in, and the token of their forms. The sign-in itself has a spec of its own. */
  signIn(person: Person, more?: object): Promise<{ cookie: string; csrf: string }>;
  /** Records facts on a child as the command line would. */
  record(child: string, ...facts: readonly NewFact[]): Promise<void>;
  /** Writes an entry to a stream as the import of a return would. */
  importWrites(stream: string, type: string, data: object): Promise<void>;
  /** Waits until the lists show all that is recorded. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

const row = (person: Person, csrf: string) => ({
  cookie: { originalMaxAge: 3_600_000, httpOnly: true, path: '/', sameSite: 'lax' },
  person,
  csrf,
  signedInAt: Date.now(),
});

/** The day it is for every test server, at ten in the morning. */
export const TODAY = '2026-11-25';
const clock = new Clock(() => new Date(`${TODAY}T10:00:00Z`));

/** A server on a free port, on two empty databases of its own. */
export const startServer = async (settings: Partial<Configuration> = {}): Promise<TestServer> => {
  const [data, keys] = await Promise.all([freshDatabase(), freshDatabase()]);
  const secret = randomBytes(32).toString('base64');
  const configuration: Configuration = {
    host: 'localhost',
    port: 0,
    home: '/nowhere',
    databaseUrl: data.url,
    keysUrl: keys.url,
    key: randomBytes(32),
    publicUrl: 'http://localhost',
    sessionSecret: secret,
    issuer: undefined,
    clientId: 'waymark',
    clientSecret: undefined,
    ...settings,
  };
  const logged: string[] = [];
  const app = await createServer(configuration, pino({ base: undefined }, { write: line => void logged.push(line) }), clock);
  await app.listen(configuration.port, '127.0.0.1');
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const sql = new Client({ connectionString: configuration.databaseUrl });
  // Some tests take the database away.
  sql.on('error', () => undefined);
  await sql.connect();
  return {
    app,
    url: `http://localhost:${port}`,
    databaseUrl: data.url,
    logged,
    signIn: async (person, more = {}) => {
      const [sid, csrf] = [randomUUID(), randomUUID()];
      await sql.query("INSERT INTO app.session VALUES ($1, $2, now() + interval '1 hour')", [sid, { ...row(person, csrf), ...more }]);
      const signature = createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '');
      return { cookie: `waymark=${encodeURIComponent(`s:${sid}.${signature}`)}`, csrf };
    },
    record: async (child, ...facts) => {
      const actor = { id: 'cli:test', roles: ['cli'] };
      for (const fact of facts) await app.get(CommandBus).execute(new RecordFact({ child, fact, actor, command: randomUUID() }));
    },
    importWrites: async (stream, type, data) => {
      const { entries } = await app.get<EventStore>(STORE).read(stream);
      const metadata = { command: randomUUID(), actor: 'cli:test', source: 'test' };
      const entry = { id: randomUUID(), type, data: JSON.stringify(data), metadata };
      await app.get<ChainedStore>(CHAIN).append(stream, entries.at(-1), [entry]);
    },
    caughtUp: async () => {
      const head = await app.get<EventStore>(STORE).head();
      expect(await app.get(Projector).waitFor(head, 20_000)).toBe(true);
    },
    stop: async () => {
      await sql.end();
      await app.close();
      await Promise.all([data.drop(), keys.drop()]);
    },
  };
};

export const people = {
  worker: { sub: 'sam.woods', name: 'Sam Woods', roles: ['social-worker'], worker: 'SW-001', team: 'TEAM-1' },
  lead: { sub: 'lee.adeyemi', name: 'Lee Adeyemi', roles: ['team-lead'], team: 'TEAM-1' },
  auditor: { sub: 'ann.ortiz', name: 'Ann Ortiz', roles: ['auditor'] },
  analyst: { sub: 'ali.khan', name: 'Ali Khan', roles: ['analyst'] },
  practice: { sub: 'pat.bello', name: 'Pat Bello', roles: ['practice-lead'] },
} satisfies Record<string, Person>;
