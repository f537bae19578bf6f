import { driftRules, dictionary, historyOn, obligationOn, type Day, type Entry } from '@waymark/domain';
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
  'without-personal-fields': 'Names, full dates of birth, addresses and notes are left sealed.',
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
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An entry as people read it. Where personal fields are left out, they are those that the stored entry keeps sealed. */
const readable = ({ id, revision, type, recordedAt, actor, source, data }: Entry, sealed: readonly string[]) => ({
  ...{ id, revision, type, recordedAt, actor, source },
  data: Object.fromEntries(Object.entries(data).filter(([field]) => !sealed.includes(field))),
});
const sealedIn = (data: string): string[] => Object.keys((JSON.parse(data) as { sealed?: object }).sealed ?? {});

const clockRows = ({ told: { obligations, on } }: CaseExported) =>
  obligations.flatMap(row => {
    const status = obligationOn(row, on);
    return status
      ? [
          {
            rule: row.rule,
            version: row.version,
            anchor: row.anchor,
            startsOn: row.startsOn,
            dueOn: row.dueOn,
            metOn: row.metOn,
            because: row.because,
            status,
          },
        ]
      : [];
  });

const alertRows = ({ told: { telling, on } }: CaseExported) =>
  telling.lives.flatMap(life =>
    life.signal.spans
      .filter(({ from }) => from <= on)
      .map(({ severity, from, until }) => ({
        ...{ rule: life.signal.rule, version: life.signal.version, anchor: life.signal.anchor, severity, from, until },
        handled: historyOn(life, on).handled.length,
      })),
  );

const ruleRows = (on: Day) => [
  ...dictionary().clocks.map(({ id, version, says, law, confidence, inForce }) => ({
    id,
    version,
    says,
    law,
    confidence,
    inForce,
    asAt: on,
  })),
  ...driftRules.map(({ id, version, says, law, confidence, inForce }) => ({ id, version, says, law, confidence, inForce, asAt: on })),
];

/** The files of a pack that are made, in the order in which they are written; the manifest, which holds their digests, is the last. */
export async function* packOf(exported: CaseExported, options: PackOptions): AsyncGenerator<PackFile> {
  const { told, stored, looked, anchor, inclusion } = exported;
  const { profile } = options;
  const files: Record<string, string> = {};
  const file = (name: string, text: string): PackFile => {
    files[name] = digestOf(text);
    return { name, text };
  };
  const opened = new Map(told.entries.map(entry => [entry.id, entry]));
  const shown = stored.map(({ id, data }) => readable(opened.get(id)!, profile === 'full' ? [] : sealedIn(data)));
  const rules = ruleRows(told.on);
  yield file('entries.jsonl', lines(stored));
  yield file('record.jsonl', lines(shown));
  yield file(
    'clocks.csv',
    await csv(clockRows(exported), ['rule', 'version', 'anchor', 'startsOn', 'dueOn', 'metOn', 'because', 'status']),
  );
  yield file('alerts.csv', await csv(alertRows(exported), ['rule', 'version', 'anchor', 'severity', 'from', 'until', 'handled']));
  yield file('rules.csv', await csv(rules, ['id', 'version', 'says', 'law', 'confidence', 'inForce']));
  yield file('who-looked.csv', await csv(looked, ['at', 'actor', 'role', 'view', 'on', 'known']));
  yield file(
    'hashes.csv',
    await csv(
      stored.map(({ revision, id, metadata }) => ({ revision, id, hash: metadata.hash })),
      ['revision', 'id', 'hash'],
    ),
  );
  yield file('index.html', casePage(exported, { ...options, says: profiles[profile] }));
  yield file('verify.mjs', await readFile(join(__dirname, 'verify.mjs'), 'utf8'));
  const { path, ...head } = inclusion;
  const manifest = {
    child: told.child,
    on: told.on,
    profile,
    says: profiles[profile],
    ...madeOf(options),
    head,
    anchor,
    inclusion: { ...head, path },
    files,
  };
  yield { name: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` };
}

const madeOf = ({ madeAt, madeBy, version }: PackOptions) => ({ madeAt, madeBy, version });
