import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { permissions, permit, policy, roles } from '@waymark/application';
import { chained, memoryStore, START } from '@waymark/event-store';
import { exportCase } from '../../apps/cli/export';
import { anchorOf, verify } from '../../apps/cli/verify';
import { openDoors, system, type Doors } from '../support/doors';
import { becameLookedAfter, bornOn, happened, placed, visited } from '../support/story';

interface Line {
  stream: string;
  revision: number;
  id: string;
  type: string;
  data: string;
  metadata: Record<string, string>;
}
interface Manifest {
  files: Record<string, string>;
  head: { stream: string; revision: number; hash: string };
  inclusion: { hash: string; revision: number; path: { side: string; hash: string }[] };
  anchor: { position: string; root: string };
}

const quiet = { json: true, result: () => undefined, rows: () => Promise.resolve(), note: () => undefined, progress: () => undefined };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const linesOf = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line);
const textOf = (lines: readonly object[]): string => lines.map(line => `${JSON.stringify(line)}\n`).join('');

let doors: Doors;
let folder: string;
let anchorFile: string;
const made = { profile: 'full', madeAt: '2026-03-31T12:00:00.000Z', version: '0.1.0' } as const;
const pack = () => join(folder, 'pack');

/** Runs the program that came with a pack, as somebody would who has nothing else. */
const check = (where: string, ...words: string[]): Promise<{ code: number; says: string }> =>
  new Promise(done =>
    execFile(process.execPath, ['verify.mjs', '.', ...words], { cwd: where, env: {} }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, says: out + err }),
    ),
  );
let copies = 0;
/** The pack, damaged; with `sly` its manifest is made to fit again, as somebody would who knows how. */
const damaged = async (harm: (lines: Line[], manifest: Manifest) => readonly object[], { sly = true } = {}) => {
  const copy = join(folder, `copy-${(copies += 1)}`);
  await cp(pack(), copy, { recursive: true });
  const manifest = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8')) as Manifest;
  const text = textOf(harm(linesOf(await readFile(join(copy, 'entries.jsonl'), 'utf8')), manifest));
  await writeFile(join(copy, 'entries.jsonl'), text);
  if (sly) manifest.files['entries.jsonl'] = sha256(text);
  await writeFile(join(copy, 'manifest.json'), JSON.stringify(manifest));
  return copy;
};

/** Changes one file of a pack, and the manifest with it. */
const rewrite = async (where: string, file: string, change: (text: string) => string): Promise<void> => {
  const manifest = JSON.parse(await readFile(join(where, 'manifest.json'), 'utf8')) as Manifest;
  const text = change(await readFile(join(where, file), 'utf8'));
  await writeFile(join(where, file), text);
  await writeFile(join(where, 'manifest.json'), JSON.stringify({ ...manifest, files: { ...manifest.files, [file]: sha256(text) } }));
};
const copied = async (): Promise<string> => {
  const copy = join(folder, `copy-${(copies += 1)}`);
  await cp(pack(), copy, { recursive: true });
  return copy;
};

beforeAll(async () => {
  doors = await openDoors();
  folder = await mkdtemp(join(tmpdir(), 'waymark-export-'));
  const name = { ...bornOn('2014-05-01', '2026-01-12').data, givenName: 'Zebedee', familyName: 'Quill<b>feather' };
  const facts = [
    becameLookedAfter('2026-01-12', 'C2'),
    placed('2026-01-12', { carer: 'HOME-1' }),
    visited('2026-01-15'),
    visited('2026-02-20'),
  ];
  for (const child of ['C1', 'C2', 'C3']) {
    await doors.record({ child, fact: { type: 'IdentityRecorded', data: { ...name, on: '2026-01-12' } } });
    for (const fact of facts) await doors.record({ child, fact });
  }
  await doors.record({ child: 'C1', fact: happened('SocialWorkerAllocated', '2026-01-12', { worker: 'SW-1' }) });
  await doors.record({ child: 'C4', fact: { type: 'IdentityRecorded', data: { ...name, on: '2026-01-12' } } });
  const [{ id: entry } = { id: '' }] = (await doors.store.read('child-C4')).entries;
  const changes = { familyName: 'Quillfeather-Stone', birthMonth: '2014-06' };
  await doors.record({ child: 'C4', fact: happened('EntryCorrected', '2026-01-13', { entry, changes, reason: 'Mistyped by Zebedee' }) });
  anchorFile = join(folder, 'anchor.json');
  await writeFile(anchorFile, JSON.stringify((await anchorOf(doors.store)).anchor));
  await exportCase({ queries: doors.queries, actor: system }, { child: 'C1', to: pack(), ...made });
});
afterAll(async () => {
  await doors.close();
  await rm(folder, { recursive: true });
});

describe('the pack of one case', () => {
  it('holds what it says, verifies by itself, and against an anchor kept elsewhere', async () => {
    expect((await readdir(pack())).sort()).toEqual(
      'alerts.csv clocks.csv entries.jsonl hashes.csv index.html manifest.json record.jsonl rules.csv verify.mjs who-looked.csv'.split(' '),
    );
    expect(await check(pack())).toMatchObject({ code: 0, says: expect.stringContaining('6 entries of child-C1 follow') as string });
    expect(await check(pack(), '--anchor', anchorFile)).toMatchObject({
      code: 0,
      says: expect.stringContaining('kept elsewhere: nothing') as string,
    });
    const page = await readFile(join(pack(), 'index.html'), 'utf8');
    expect(page).toContain('Zebedee Quill&#60;b&#62;feather');
    expect(page).toContain('Visit made');
    expect(await readFile(join(pack(), 'who-looked.csv'), 'utf8')).toContain('cli:test,cli,ExportCase');
  });

  it('leaves personal fields sealed where it is asked to', async () => {
    const to = join(folder, 'sealed');
    await exportCase({ queries: doors.queries, actor: system }, { child: 'C1', to, ...made, profile: 'without-personal-fields' });
    expect(await check(to)).toMatchObject({ code: 0 });
    for (const file of await readdir(to)) expect(await readFile(join(to, file), 'utf8')).not.toMatch(/Zebedee|Quill|2014-05-01/);
  });

  it('leaves what a correction says of personal fields sealed as well', async () => {
    const before = await exportCase({ queries: doors.queries, actor: system }, { child: 'C2', to: join(folder, 'before'), ...made });
    const { id } = linesOf(await readFile(join(before.to, 'entries.jsonl'), 'utf8')).find(({ type }) => type === 'IdentityRecorded')!;
    const data = { on: '2026-02-01', entry: id, changes: { givenName: 'Zachariah', sex: 'F' }, reason: 'Misheard at the door' };
    await doors.record({ child: 'C2', fact: { type: 'EntryCorrected', data } });
    const to = join(folder, 'corrected');
    await exportCase({ queries: doors.queries, actor: system }, { child: 'C2', to, ...made, profile: 'without-personal-fields' });
    expect(await check(to)).toMatchObject({ code: 0 });
    for (const file of await readdir(to)) expect(await readFile(join(to, file), 'utf8')).not.toMatch(/Zachariah|Zebedee|Misheard/);
  });

  it('leaves them sealed inside a correction too, and opens them where it may', async () => {
    for (const [profile, opened] of [
      ['without-personal-fields', false],
      ['full', true],
    ] as const) {
      const to = join(folder, `corrected-${profile}`);
      await exportCase({ queries: doors.queries, actor: system }, { child: 'C4', to, ...made, profile });
      expect(await check(to)).toMatchObject({ code: 0 });
      const record = await readFile(join(to, 'record.jsonl'), 'utf8');
      expect(record).toContain('"birthMonth":"2014-06"');
      expect(record.includes('Quillfeather-Stone')).toBe(opened);
      if (!opened) for (const file of await readdir(to)) expect(await readFile(join(to, file), 'utf8')).not.toMatch(/Zebedee|Quill/);
      const altered = record.replace('"birthMonth":"2014-06"', '"birthMonth":"2015-06"');
      await rewrite(to, 'record.jsonl', () => altered);
      expect((await check(to)).says).toContain('record.jsonl, line 2: changes.birthMonth reads otherwise than in entries.jsonl.');
    }
  });

  it('is not written over anything, nor of nobody', async () => {
    const again = exportCase({ queries: doors.queries, actor: system }, { child: 'C1', to: pack(), ...made });
    await expect(again).rejects.toThrow('is not empty');
    for (const to of ['', join(pack(), 'index.html')])
      await expect(exportCase({ queries: doors.queries, actor: system }, { child: 'C1', to, ...made })).rejects.toThrow(
        'cannot be made into a folder',
      );
    await expect(
      exportCase({ queries: doors.queries, actor: system }, { child: 'C9', to: join(folder, 'none'), ...made }),
    ).rejects.toThrow();
  });

  it.each<[string, string, (lines: Line[], manifest: Manifest) => readonly object[]]>([
    [
      'a byte is changed',
      'line 3: entry 2 \\(PlacementStarted\\)',
      lines => lines.map((line, n) => (n === 2 ? { ...line, data: line.data.replace('HOME-1', 'HOME-2') } : line)),
    ],
    [
      'a time is changed',
      'line 4: entry 3',
      lines =>
        lines.map((line, n) => (n === 3 ? { ...line, metadata: { ...line.metadata, recordedAt: '2026-01-15T09:00:00.000Z' } } : line)),
    ],
    ['an entry is removed', 'line 3: entry 2 is not there', lines => lines.filter((_, n) => n !== 2)],
    ['the first is removed', 'line 1: entry 0 is not there', lines => lines.slice(1)],
    [
      'one is put in',
      'line 4: entry 3',
      lines => [
        ...lines.slice(0, 3),
        { ...lines[3]!, id: '0197b5a0-0000-7000-8000-000000000000' },
        ...lines.slice(3).map(line => ({ ...line, revision: line.revision + 1 })),
      ],
    ],
    ['two change places', 'line 3: entry 2 is not there', lines => [lines[0]!, lines[1]!, lines[3]!, lines[2]!, ...lines.slice(4)]],
    [
      'two change places and numbers',
      'line 3: entry 2',
      lines => [lines[0]!, lines[1]!, { ...lines[3]!, revision: 2 }, { ...lines[2]!, revision: 3 }, ...lines.slice(4)],
    ],
    ['one comes twice', 'line 4: entry 2 is out of its place', lines => [...lines.slice(0, 3), lines[2]!, ...lines.slice(3)]],
    ['the end is taken off', 'ends with entry 4', lines => lines.slice(0, -1)],
    [
      'the end is taken off and the manifest told',
      'not under the anchor',
      (lines, manifest) => {
        manifest.head = { ...manifest.head, revision: 4, hash: lines[4]!.metadata.hash! };
        return lines.slice(0, -1);
      },
    ],
    [
      'it is of another child',
      'this entry is of child-C2',
      lines => lines.map((line, n) => (n === 5 ? { ...line, stream: 'child-C2' } : line)),
    ],
  ])('is found out when %s', async (_, says, harm) => {
    const found = await check(await damaged(harm));
    expect(found.code).toBe(1);
    expect(found.says).toMatch(new RegExp(says));
  });

  it('is found out when its chain and its anchor are all made anew, by the anchor kept elsewhere alone', async () => {
    const copy = await damaged((lines, manifest) => {
      let previous = '';
      const part = (text: string): string => `${Buffer.byteLength(text)}:${text}`;
      const anew = lines.map(line => {
        const metadata = Object.fromEntries(Object.entries(line.metadata).filter(([key]) => key !== 'hash'));
        const data = line.data.replace('HOME-1', 'HOME-2');
        const named = Object.keys(metadata)
          .sort()
          .map(key => part(key) + part(metadata[key] as string))
          .join('');
        previous = sha256(
          previous + sha256(part(line.stream) + part(String(line.revision)) + part(line.id) + part(line.type) + named + part(data)),
        );
        return { ...line, data, metadata: { ...metadata, hash: previous } };
      });
      manifest.head.hash = manifest.inclusion.hash = previous;
      manifest.inclusion.path = [];
      manifest.anchor.root = sha256(`leaf ${manifest.head.stream} ${manifest.head.revision} ${previous}`);
      return anew;
    });
    await rewrite(copy, 'record.jsonl', text => text.replace('HOME-1', 'HOME-2'));
    expect(await check(copy)).toMatchObject({ code: 0 });
    const found = await check(copy, '--anchor', anchorFile);
    expect(found.code).toBe(1);
    expect(found.says).toContain('made anew');
  });

  it.each<[string, string, string, (text: string) => string]>([
    ['line ends', 'entries.jsonl, line 1, is not written as', 'entries.jsonl', text => text.replaceAll('\n', '\r\n')],
    ['a mark at the head', 'entries.jsonl, line 1, is not JSON', 'entries.jsonl', text => `\uFEFF${text}`],
    ['spaces', 'entries.jsonl, line 1, is not written as', 'entries.jsonl', text => text.replace('\n', ' \n')],
    ['a key twice', 'entries.jsonl, line 2, is not written as', 'entries.jsonl', text => text.replace('"type":"B', '"type":"A","type":"B')],
    ['a field no entry has', 'line 1: this is no entry', 'entries.jsonl', text => text.replace('{', '{"approvedBy":"judge",')],
    ['no entries', 'entries.jsonl holds no entry', 'entries.jsonl', () => ''],
    ['a value that is no entry', 'line 1: this is no entry', 'entries.jsonl', text => `null\n${text}`],
    ['another author to read', 'line 2: actor reads otherwise', 'record.jsonl', text => text.replace(/(BecameL.*?"actor":")/, '$1x')],
    ['another moment to read', 'recordedAt reads otherwise', 'record.jsonl', text => text.replace('T12:', 'T13:')],
    ['words that no entry holds', 'line 1: approvedBy is in no entry', 'record.jsonl', text => text.replace('{', '{"approvedBy":"judge",')],
    ['fewer entries to read', 'record.jsonl ends before entry 5', 'record.jsonl', text => text.trim().split('\n').slice(0, -1).join('\n')],
  ])('is found out when it has %s', async (_, says, file, change) => {
    const copy = await copied();
    await rewrite(copy, file, change);
    const found = await check(copy);
    expect(found).toMatchObject({ code: 1, says: expect.stringContaining(says) as string });
    expect(found.says).not.toContain('verify.mjs:');
  });

  it.each<[string, string, (manifest: Manifest & Record<string, unknown>) => unknown]>([
    ['names no files', 'does not name entries.jsonl', manifest => ({ ...manifest, files: {} })],
    ['has no list of files', 'does not name rules.csv', manifest => ({ ...manifest, files: undefined })],
    [
      'leaves out what people read',
      'does not name record.jsonl',
      manifest => ({ ...manifest, files: { ...manifest.files, 'record.jsonl': undefined } }),
    ],
    ['names a file outside', 'outside the pack', manifest => ({ ...manifest, files: { ...manifest.files, '../x': 'y' } })],
    ['names a folder', 'no file of its own', manifest => ({ ...manifest, files: { ...manifest.files, sub: 'y' } })],
    ['names a link', 'no file of its own', manifest => ({ ...manifest, files: { ...manifest.files, link: 'y' } })],
    ['has junk for a way up', 'has no anchor', manifest => ({ ...manifest, inclusion: { ...manifest.inclusion, path: [null, 5, {}] } })],
    ['has no way up', 'has no anchor', manifest => ({ ...manifest, inclusion: null })],
    ['has no anchor', 'has no anchor', manifest => ({ ...manifest, anchor: 'none' })],
    ['has no end', 'names no last entry', manifest => ({ ...manifest, head: 7 })],
    ['is no manifest', 'names no last entry', () => [1, 2]],
    ['is nothing', 'names no last entry', () => null],
  ])('is found out when its manifest %s', async (_, says, change) => {
    const copy = await copied();
    await mkdir(join(copy, 'sub'));
    await symlink('/dev/null', join(copy, 'link'));
    const manifest = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8')) as Manifest & Record<string, unknown>;
    await writeFile(join(copy, 'manifest.json'), JSON.stringify(change(manifest)));
    const found = await check(copy);
    expect(found).toMatchObject({ code: 1, says: expect.stringContaining(says) as string });
    expect(found.says).not.toContain('verify.mjs:');
  });

  it('takes a kept anchor with other fields, or a position copied short, and nothing that is no anchor', async () => {
    const kept = JSON.parse(await readFile(anchorFile, 'utf8')) as { position: string; root: string };
    const file = join(folder, 'odd-anchor.json');
    const given = async (anchor: unknown) => {
      await writeFile(file, JSON.stringify(anchor));
      return (await check(pack(), '--anchor', file)).code;
    };
    expect(await given({ note: 'In the safe', ...kept, position: String(Number(kept.position)) })).toBe(0);
    for (const none of [null, {}, 5, [], { ...kept, root: 1 }, { ...kept, position: {} }, { heads: [] }]) expect(await given(none)).toBe(2);
  });

  it('is found out when what people read says otherwise, a file is missing, or is no JSON', async () => {
    const copy = join(folder, 'read');
    await cp(pack(), copy, { recursive: true });
    await writeFile(join(copy, 'record.jsonl'), (await readFile(join(copy, 'record.jsonl'), 'utf8')).replace('HOME-1', 'HOME-2'));
    await rm(join(copy, 'rules.csv'));
    const found = await check(copy);
    expect(found.code).toBe(1);
    expect(found.says).toContain('record.jsonl was changed since it was packed.');
    expect(found.says).toContain('record.jsonl, line 3: carer reads otherwise');
    expect(found.says).toContain('rules.csv is missing.');
    await writeFile(join(copy, 'entries.jsonl'), '{oops\n');
    expect((await check(copy)).says).toContain('entries.jsonl, line 1, is not JSON.');
    await rm(join(copy, 'manifest.json'));
    expect(await check(copy)).toMatchObject({ code: 1, says: expect.stringContaining('manifest.json is missing') as string });
    expect(await check(copy, '--anchor')).toMatchObject({ code: 2 });
    await writeFile(join(copy, 'heads.json'), '{"heads":[]}');
    expect(await check(copy, '--anchor', 'heads.json')).toMatchObject({
      code: 2,
      says: expect.stringContaining('holds no anchor') as string,
    });
  });
});

describe('what people read of a pack', () => {
  it.each<[string, string, (lines: object[]) => object[]]>([
    ['leaves an entry out', 'record.jsonl ends before entry 5', lines => lines.slice(0, -1)],
    ['names somebody else', 'line 1: actor reads otherwise', ([first, ...rest]) => [{ ...first, actor: 'cli:nobody' }, ...rest]],
    [
      'says another time',
      'line 1: recordedAt reads otherwise',
      ([first, ...rest]) => [{ ...first, recordedAt: '2026-01-12T09:00:00.000Z' }, ...rest],
    ],
    ['says where it came from', 'line 1: source reads otherwise', ([first, ...rest]) => [{ ...first, source: '903/2026' }, ...rest]],
  ])('is found out when it %s, although the manifest was told', async (_, says, harm) => {
    const text = textOf(harm(linesOf(await readFile(join(pack(), 'record.jsonl'), 'utf8'))));
    const copy = await damaged((lines, manifest) => {
      manifest.files['record.jsonl'] = sha256(text);
      return lines;
    });
    await writeFile(join(copy, 'record.jsonl'), text);
    const found = await check(copy);
    expect(found.code).toBe(1);
    expect(found.says).toContain(says);
  });
});

describe('a pack as known earlier', () => {
  const at = async (position: string, on?: string) => {
    const to = join(folder, `at-${position}-${on ?? ''}`);
    return exportCase({ queries: doors.queries, actor: system }, { child: 'C3', to, at: position, on, ...made });
  };

  it('holds nothing that was recorded after its anchor, and stands for the day that was asked', async () => {
    const { position } = (await anchorOf(doors.store)).anchor;
    const { entries } = await doors.store.read('child-C3');
    await doors.record({
      child: 'C3',
      fact: { type: 'EntryStruckOut', data: { on: '2026-03-01', entry: entries.at(-1)!.id, reason: 'Elsewhere' } },
    });
    const { to } = await at(position, '2026-02-25');
    expect(await check(to)).toMatchObject({ code: 0, says: expect.stringContaining('5 entries') as string });
    const page = await readFile(join(to, 'index.html'), 'utf8');
    expect(page).toContain('As at 25 February 2026');
    expect(page).not.toContain('struck out');
    expect(JSON.parse(await readFile(join(to, 'manifest.json'), 'utf8'))).toMatchObject({ on: '2026-02-25', anchor: { position } });
    await expect(at(position)).rejects.toThrow('for which day');
    await expect(at('9'.repeat(20), '2026-02-25')).rejects.toThrow('The log ends at');
  });

  it('shows what a correction says beside what was said at first', async () => {
    const { entries } = await doors.store.read('child-C3');
    const { id } = entries.find(({ type }) => type === 'PlacementStarted')!;
    const data = { on: '2026-03-02', entry: id, changes: { carer: 'HOME-7' }, reason: 'Mistyped' };
    await doors.record({ child: 'C3', fact: { type: 'EntryCorrected', data } });
    const { to } = await at(await doors.store.head(), '2026-03-02');
    const page = await readFile(join(to, 'index.html'), 'utf8');
    expect(page).toContain('HOME-1');
    expect(page).toMatch(/Entry corrected<\/td><td>[^<]*HOME-7/);
    expect((await stat(to)).mode & 0o077).toBe(0);
    expect((await stat(join(to, 'index.html'))).mode & 0o077).toBe(0);
  });
});

describe('an anchor', () => {
  it('holds every stream, whatever their number, and stays what it was as the log goes on', async () => {
    const store = memoryStore();
    const chain = chained(store, { now: () => new Date() });
    const entry = (n: number) => ({
      id: `0197b5a0-0000-7000-8000-${String(n).padStart(12, '0')}`,
      type: 'Noted',
      data: '{}',
      metadata: {},
    });
    expect((await anchorOf(store)).anchor).toMatchObject({ streams: 0, position: START });
    const anchors = [];
    for (let n = 1; n <= 9; n += 1) {
      await chain.append(`child-${n}`, undefined, [entry(n)]);
      anchors.push((await anchorOf(store)).anchor);
    }
    expect(new Set(anchors.map(({ root }) => root)).size).toBe(9);
    for (const anchor of anchors) expect((await anchorOf(store, anchor.position)).anchor).toEqual(anchor);
    await store.end();
  });

  it('finds a log that is another one, when it is verified against it', async () => {
    const kept = join(folder, 'kept.json');
    const { anchor } = await anchorOf(doors.store);
    await writeFile(kept, JSON.stringify(anchor));
    expect(await verify(doors.store, { against: kept, out: quiet })).toMatchObject({ breaks: [], otherAnchor: undefined });
    await writeFile(kept, JSON.stringify({ ...anchor, root: sha256('another') }));
    expect(await verify(doors.store, { against: kept, out: quiet })).toMatchObject({ breaks: [], otherAnchor: anchor.position });
    for (const none of ['{}', 'null', '{"heads":[null]}', '{"heads":[{"stream":5}]}']) {
      await writeFile(kept, none);
      await expect(verify(doors.store, { against: kept, out: quiet })).rejects.toThrow('neither heads nor an anchor');
    }
  });
});

describe('the matrix of permissions', () => {
  it('decides every role, door and relation, as the policy does', () => {
    const rows = permissions();
    const key = (row: { role: string; action: string; relation: string }) => `${row.role} ${row.action} ${row.relation}`;
    expect(new Set(rows.map(key)).size).toBe(rows.length);
    for (const role of roles)
      for (const action of Object.keys(policy)) expect(rows.filter(row => row.role === role && row.action === action)).toHaveLength(5);
    const allowed = (role: string, action: string) =>
      rows.filter(row => row.role === role && row.action === action && row.allowed).map(row => row.relation);
    expect(allowed('social-worker', 'RecordFact')).toEqual(['allocated to them']);
    expect(allowed('social-worker', 'RecordFact SignalDeferred')).toEqual([]);
    expect(allowed('team-lead', 'ChildJourney')).toEqual(['allocated to them', 'of their team', 'of no team', 'allocated to nobody']);
    expect(rows.filter(row => row.role === 'auditor' && row.action === 'ChildJourney').every(row => row.allowed && row.purpose)).toBe(true);
    expect(() => permit('RecordFact', { id: 'x', roles: ['auditor'] }, { to: undefined })).toThrow();
  });
});
