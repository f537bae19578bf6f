import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  CHAIN,
  Clock,
  KEYRING,
  loadConfiguration,
  migrate,
  POOL,
  STORE,
  WaymarkModule,
  type Actor,
  type Archive,
} from '@waymark/application';
import { userInfo } from 'node:os';

/** Waymark as a command sees it: the two doors, and the archive for work over many streams. */
export interface Waymark {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly archive: Archive;
  readonly app: INestApplicationContext;
  readonly actor: Actor;
}

/** Whoever sits at the machine: `cli:<system user>`. */
const actor = (): Actor => ({ id: `cli:${userInfo().username}`, roles: ['cli'] });

/** Opens Waymark for the time of some work. Throws ConfigurationError and what databases throw. */
export const withWaymark = async <T>(work: (waymark: Waymark) => Promise<T>): Promise<T> => {
  const configuration = loadConfiguration();
  await migrate(configuration);
  const app = await NestFactory.createApplicationContext(WaymarkModule.with(configuration), { logger: ['error'] });
  await app.init();
  const archive: Archive = {
    store: app.get(STORE),
    chain: app.get(CHAIN),
    keyring: app.get(KEYRING),
    pool: app.get(POOL),
    clock: app.get(Clock),
  };
  try {
    return await work({ commands: app.get(CommandBus), queries: app.get(QueryBus), archive, app, actor: actor() });
  } finally {
    await app.close();
  }
};
