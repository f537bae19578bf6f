import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import * as ts from 'typescript';

interface Room {
  /** Other rooms, by their front names. */
  rooms: string[];
  /** Packages, and Node's own modules as node:name. */
  packages: string[] | 'any';
  /** Without a clock, chance and environment: the same answer every time it is asked. */
  pure?: true;
}

const libs = ['domain', 'event-store', 'keyring', 'read-models', 'returns', 'application'];
const app: Room = { rooms: libs, packages: 'any' };

const house: Record<string, Room> = {
  'libs/domain': { rooms: [], packages: ['class-validator', 'class-transformer', 'reflect-metadata', 'temporal-polyfill'], pure: true },
  'libs/event-store': {
    rooms: [],
    packages: ['pg', 'pg-copy-streams', '@kurrent/kurrentdb-client', 'uuid', 'node:crypto', 'node:stream', 'node:timers'],
  },
  'libs/keyring': { rooms: [], packages: ['pg', 'node:crypto'] },
  'libs/read-models': { rooms: ['domain', 'event-store', 'keyring'], packages: ['typeorm', 'pg', 'pg-copy-streams', 'node:stream'] },
  'libs/returns': { rooms: ['domain'], packages: ['csv-parse', 'csv-stringify', 'node:crypto', 'node:fs', 'node:path', 'node:stream'] },
  'libs/application': { rooms: libs.filter(room => room !== 'application'), packages: 'any' },
  'apps/server': app,
  'apps/projector': app,
  'apps/cli': app,
  'apps/local': app,
};

const isLoad = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  (node.expression.kind === ts.SyntaxKind.ImportKeyword || /^require(\.resolve)?$/.test(node.expression.getText()));

/** The expression that names the module a node brings in from elsewhere. */
const source = (node: ts.Node): ts.Node | undefined => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  return isLoad(node) ? node.arguments[0] : undefined;
};

const packageOf = (name: string): string => {
  if (builtinModules.includes(name)) return packageOf(`node:${name}`);
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
};

const importFault = (file: string, name: string): string | undefined => {
  const [, room] = /^(\w+\/[\w-]+)\//.exec(file) ?? [];
  const law = house[room ?? ''];
  if (!room || !law) return 'lies in no room of the house';
  if (name.startsWith('.')) return posix.join(posix.dirname(file), name).startsWith(`${room}/`) ? undefined : 'climbs out of its room';
  const [, ours] = /^@waymark\/(.+)$/.exec(name) ?? [];
  if (ours) return law.rooms.includes(ours) ? undefined : 'may not know that room, or not by that name';
  return law.packages === 'any' || law.packages.includes(packageOf(name)) ? undefined : 'may not use that package';
};

const impure = (node: ts.Node): boolean => {
  if (ts.isPropertyAccessExpression(node)) return /^(Date\.now|Math\.random|Temporal\.Now)$/.test(node.getText());
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length;
  if (ts.isCallExpression(node)) return node.expression.getText() === 'Date';
  const named = ts.isIdentifier(node) && /^(process|performance|crypto|globalThis|global)$/.test(node.text);
  return named && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) && !ts.isPropertyAssignment(node.parent);
};

/** Every breach of the house's rules in one file, in words. */
const faults = (file: string, text: string): string[] => {
  const found: string[] = [];
  const report = (node: ts.Node, says: string) => found.push(`${file}: ${node.getText()} ${says}`);
  const pure = Object.entries(house).some(([room, law]) => law.pure && file.startsWith(`${room}/`));
  const visit = (node: ts.Node): void => {
    const from = source(node);
    const fault = from && (ts.isStringLiteralLike(from) ? importFault(file, from.text) : 'must name its module in plain text');
    if (from && fault) report(from, fault);
    if (pure && impure(node)) report(node, 'makes the answer depend on when and where it is asked');
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
};

describe('the house', () => {
  const root = join(__dirname, '..');
  const files = ['apps', 'libs']
    .flatMap(folder => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file => posix.join(folder, file)))
    .filter(file => file.endsWith('.ts'));

  it('is built as its table says', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(file => faults(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it.each([
    ['libs/domain/a.ts', `import { EventStore } from '@waymark/event-store';`],
    ['libs/domain/a.ts', `import type { EventStore } from '@waymark/event-store';`],
    ['libs/domain/a.ts', `export * from '@nestjs/common';`],
    ['libs/domain/a.ts', `import fs from 'fs';`],
    ['libs/domain/a.ts', `import 'node:fs/promises';`],
    ['libs/domain/a.ts', `const today = new Date();`],
    ['libs/domain/a.ts', `const today = Date.now();`],
    ['libs/domain/a.ts', `const today = Temporal.Now.plainDateISO();`],
    ['libs/domain/a.ts', `const chance = Math.random();`],
    ['libs/domain/a.ts', `const chance = crypto.randomUUID();`],
    ['libs/domain/a.ts', `const where = process.env.HOME;`],
    ['libs/domain/clocks/a.ts', `import { read } from '../../event-store/event-store';`],
    ['libs/event-store/a.ts', `import { story } from '@waymark/domain';`],
    ['libs/event-store/a.ts', `import { seal } from '@waymark/keyring';`],
    ['libs/keyring/a.ts', `const { story } = await import('@waymark/domain');`],
    ['libs/keyring/a.ts', `import typeorm = require('typeorm');`],
    ['libs/read-models/a.ts', `const { record } = require('@waymark/application');`],
    ['libs/returns/a.ts', `import { Client } from 'pg';`],
    ['libs/returns/a.ts', `import { DataSource } from 'typeorm';`],
    ['libs/returns/a.ts', `type Store = import('@waymark/event-store').EventStore;`],
    ['libs/application/a.ts', `export { page } from '../../apps/server/page';`],
    ['libs/application/a.ts', `await import(name);`],
    ['apps/server/a.ts', `import { generate } from '../cli/generate';`],
    ['apps/server/pages/a.ts', `import { story } from '../../../libs/domain/story';`],
    ['apps/cli/a.ts', `import { story } from '@waymark/domain/story';`],
    ['apps/cli/a.ts', `import { given } from '../../test/support/given';`],
    ['libs/billing/a.ts', `import { story } from '@waymark/domain';`],
  ])('notices in %s: %s', (file, text) => {
    expect(faults(file, text)).toHaveLength(1);
  });

  it.each([
    [
      'libs/domain/clocks/a.ts',
      `import { story } from '../story'; import { IsIn } from 'class-validator'; const day = new Date('2025-04-01');`,
    ],
    ['libs/event-store/a.ts', `import { createHash } from 'node:crypto'; import { Pool } from 'pg'; const now = Date.now();`],
    ['libs/read-models/a.ts', `import { story } from '@waymark/domain'; import { Entity } from 'typeorm';`],
    ['libs/application/a.ts', `import { CommandBus } from '@nestjs/cqrs'; import { seal } from '@waymark/keyring';`],
    ['apps/server/pages/a.ts', `import { record } from '@waymark/application'; const { render } = await import('../render');`],
  ])('allows in %s: %s', (file, text) => {
    expect(faults(file, text)).toEqual([]);
  });
});
