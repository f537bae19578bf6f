import { historyOn, obligationOn, rulesRegister, type Entry } from '@waymark/domain';
import type { StoredEntry } from '@waymark/event-store';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asCsv } from '../csv';
import { casePage } from './case-page';
import type { CaseExported } from './export-case';

/** One file of a pack. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** What a pack holds of personal fields: all that the reader may see, or none of it. The pack says which. */
export const profiles = {
  full: 'All fields are opened. The pack names the child and whoever the record names: keep it as you keep the case file.',
  'without-personal-fields':
    'Names, full dates of birth, addresses and notes are left sealed. Dates from which somebody who knows the rules can work out a birthday are not: it is pseudonymous, not anonymous.',
} as const;
export type Profile = keyof typeof profiles;

export interface PackOptions {
  readonly profile: Profile;
  /** The instant of the export, and who made it. */
  readonly madeAt: string;
  readonly madeBy: string;
  readonly version: string;
}

const lines = (rows: readonly object[]): string => rows.map(row => `${JSON.stringify(row)}\n`).join('');
const csv = async <Row extends object>(rows: readonly Row[], columns: readonly (keyof Row & string)[]): Promise<string> => {
  let text = '';
  for await (const line of asCsv(rows, columns)) text += line;
  return text;
};
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What an entry says in the plain: nothing of what is sealed, neither its own fields nor the new values inside a correction. */
const plainOf = ({ data }: StoredEntry): Entry['data'] =>
  Object.fromEntries(Object.entries(JSON.parse(data) as object).filter(([field]) => field !== 'sealed'));
/** Entries as people read them. Where personal fields are left out, what the keys opened is not even looked at. */
const readable = ({ told, stored }: CaseExported, profile: Profile) => {
  const opened = new Map(told.entries.map(entry => [entry.id, entry.data]));
  return stored.map(entry => {
    const { id, revision, type, metadata } = entry;
    const { recordedAt, actor, source } = metadata;
    return { ...{ id, revision, type, recordedAt, actor, source }, data: profile === 'full' ? opened.get(id) : plainOf(entry) };
  });
};

const clockRows = ({ told: { obligations, on } }: CaseExported) =>
  obligations.flatMap(row => {
    const status = obligationOn(row, on);
    return status ? [{ ...row, status }] : [];
  });

const alertRows = ({ told: { telling, on } }: CaseExported) =>
  telling.lives.flatMap(life =>
    life.signal.spans
      .filter(({ from }) => from <= on)
      .map(span => ({ ...life.signal, ...span, handled: historyOn(life, on).handled.length })),
  );

/** Every file of a pack but its manifest, in the order in which they are written. */
const contents = (exported: CaseExported, options: PackOptions): Readonly<Record<string, () => string | Promise<string>>> => ({
  'entries.jsonl': () => lines(exported.stored),
  'record.jsonl': () => lines(readable(exported, options.profile)),
  'clocks.csv': () => csv(clockRows(exported), ['rule', 'version', 'anchor', 'startsOn', 'dueOn', 'metOn', 'because', 'status']),
  'alerts.csv': () => csv(alertRows(exported), ['rule', 'version', 'anchor', 'severity', 'from', 'until', 'handled']),
  'rules.csv': () => csv(rulesRegister(), ['id', 'version', 'says', 'law', 'confidence', 'inForce']),
  'who-looked.csv': () => csv(exported.looked, ['at', 'actor', 'role', 'view', 'on', 'known']),
  'hashes.csv': () =>
    csv(
      exported.stored.map(({ revision, id, metadata }) => ({ revision, id, hash: metadata.hash })),
      ['revision', 'id', 'hash'],
    ),
  'index.html': () => casePage(exported, { ...options, says: profiles[options.profile] }),
  'verify.mjs': () => readFile(join(__dirname, 'verify.mjs'), 'utf8'),
});

/** The files of a pack, each made when it is asked for. The manifest, which holds the digests of the others, is the last. */
export async function* packOf(exported: CaseExported, options: PackOptions): AsyncGenerator<PackFile> {
  const files: Record<string, string> = {};
  for (const [name, make] of Object.entries(contents(exported, options))) {
    const text = await make();
    files[name] = digestOf(text);
    yield { name, text };
  }
  const { told, anchor, inclusion } = exported;
  const { path, ...head } = inclusion;
  const made = { child: told.child, on: told.on, ...options, says: profiles[options.profile] };
  yield { name: 'manifest.json', text: `${JSON.stringify({ ...made, head, anchor, inclusion: { ...head, path }, files }, null, 2)}\n` };
}
