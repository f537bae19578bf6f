#!/usr/bin/env node
// Checks an exported case without trusting Waymark, its database or its makers. It needs Node 20 or later and nothing else.
//
//   node verify.mjs [FOLDER] [--anchor FILE]
//
// Exit code 0: nothing was found. 1: something is wrong, and it is named. 2: the words on the command line are off.
//
// What it checks
//   1. Every file of the pack is there, and as it was when it was packed: its SHA-256 is in manifest.json.
//   2. The entries follow from one another. Each carries the hash of itself and of the entry before it, so that none can be changed, removed
//      from the middle, put in or moved without all later hashes being wrong.
//   3. The last entry is the one the manifest names, so that none can be taken off the end.
//   4. What people read (record.jsonl) is what the entries say, entry for entry: who recorded it, when, and all that they say in the plain.
//   5. The pack's last entry is under the pack's anchor: the one number over all streams of the council at that moment.
//   6. With --anchor FILE: the pack's anchor is the one that somebody kept elsewhere. Only this finds a pack, or a database, whose hashes were
//      all made anew: whoever can rewrite everything can also write new hashes, but not into a file that they do not hold.
//
// What it cannot check
//   - That what was recorded is true, and anything after the last anchor that was kept elsewhere.
//   - What was worked out or opened for reading: the page, the tables, and sealed fields. Their SHA-256 finds damage, but whoever can rewrite
//     the manifest can write it anew. Where it matters, ask for a new export at the same anchor, and compare.

import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';

const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

// --- The words on the command line

const words = argv.slice(2);
const at = words.indexOf('--anchor');
const [, outside] = at < 0 ? [] : words.splice(at, 2);
if ((at >= 0 && !outside) || words.length > 1 || words.some(word => word.startsWith('-'))) {
  stderr.write('Usage: node verify.mjs [FOLDER] [--anchor FILE]\n');
  exit(2);
}
const folder = words[0] ?? '.';

const wrong = [];
const read = file => {
  try {
    if (lstatSync(join(folder, file)).isFile()) return readFileSync(join(folder, file));
    wrong.push(`${file} is no file of its own, but a link, a folder or a device.`);
  } catch (error) {
    wrong.push(error.code === 'ENOENT' ? `${file} is missing.` : `${file} cannot be read.`);
  }
  return undefined;
};
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const parsed = (text, where) => {
  try {
    return JSON.parse(text);
  } catch {
    wrong.push(`${where} is not JSON.`);
    return undefined;
  }
};
const linesOf = file => {
  const bytes = read(file);
  const lines = bytes ? bytes.toString('utf8').split('\n') : [];
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, n) => {
    const value = parsed(line, `${file}, line ${n + 1},`);
    // Two readers can take a key that is there twice for two things.
    if (value !== undefined && JSON.stringify(value) !== line)
      wrong.push(`${file}, line ${n + 1}, is not written as an export writes it: with a key twice, or other spaces or line ends.`);
    return value;
  });
};
const others = (object, names) => Object.keys(object).filter(name => !names.includes(name));

// --- 1. The files

const required = 'entries.jsonl record.jsonl clocks.csv alerts.csv rules.csv who-looked.csv hashes.csv index.html verify.mjs'.split(' ');
const manifestBytes = read('manifest.json');
const told = manifestBytes && parsed(manifestBytes.toString('utf8'), 'manifest.json');
const manifest = isObject(told) ? told : {};
const digests = new Map(isObject(manifest.files) ? Object.entries(manifest.files) : []);
for (const file of required) if (!digests.has(file)) wrong.push(`manifest.json does not name ${file}.`);
for (const [file, digest] of digests) {
  if (!/^[\w-]+(\.[\w-]+)*$/.test(file)) wrong.push(`manifest.json names ${file}, which is outside the pack.`);
  else {
    const bytes = read(file);
    if (bytes && sha256(bytes) !== digest) wrong.push(`${file} was changed since it was packed.`);
  }
}

// --- 2. The chain. Each part of an entry is written as its length in bytes, a colon and its bytes; the names of the metadata in their order.

const part = text => `${Buffer.byteLength(text)}:${text}`;
const linkOf = (previous, { stream, revision, id, type, metadata, data }) => {
  let text = part(stream) + part(String(revision)) + part(id) + part(type);
  for (const key of Object.keys(metadata).sort()) if (key !== 'hash') text += part(key) + part(metadata[key]);
  return sha256(previous + sha256(text + part(data)));
};
const isEntry = entry =>
  isObject(entry) &&
  ['stream', 'id', 'type', 'data', 'position'].every(key => typeof entry[key] === 'string') &&
  Number.isInteger(entry.revision) &&
  isObject(entry.metadata) &&
  Object.values(entry.metadata).every(value => typeof value === 'string') &&
  !others(entry, ['stream', 'revision', 'id', 'type', 'data', 'metadata', 'position']).length;

const entries = linesOf('entries.jsonl');
const head = isObject(manifest.head) ? manifest.head : undefined;
const stream = head?.stream ?? entries[0]?.stream;
let previous = '';
for (const [n, entry] of entries.entries()) {
  const where = `entries.jsonl, line ${n + 1}`;
  if (!isEntry(entry)) {
    wrong.push(`${where}: this is no entry.`);
    break;
  }
  if (entry.stream !== stream) wrong.push(`${where}: this entry is of ${entry.stream}, not of ${stream}.`);
  else if (entry.revision > n) wrong.push(`${where}: entry ${n} is not there; what follows it is entry ${entry.revision}.`);
  else if (entry.revision < n) wrong.push(`${where}: entry ${entry.revision} is out of its place, or there twice.`);
  else if (linkOf(previous, entry) !== entry.metadata.hash)
    wrong.push(
      `${where}: entry ${n} (${entry.type}) does not follow from the one before it. It was changed, put in or moved, or that one was.`,
    );
  else {
    previous = entry.metadata.hash;
    continue;
  }
  break; // Nothing after the first break can be judged.
}

// --- 3. The end

const last = entries.at(-1);
if (!head) wrong.push('manifest.json names no last entry.');
else if (!last) wrong.push('entries.jsonl holds no entry.');
else if (isEntry(last) && (last.revision !== head.revision || last.metadata.hash !== head.hash))
  wrong.push(
    `entries.jsonl ends with entry ${last.revision}; the pack was made with entry ${head.revision} as its last. The end was taken off or made anew.`,
  );

// --- 4. What people read. Sealed fields can only be opened with the council's keys, so the plain ones are compared.

const record = linesOf('record.jsonl');
if (record.length < entries.length) wrong.push(`record.jsonl ends before entry ${record.length} of entries.jsonl.`);
for (const [n, shown] of record.entries()) {
  const entry = entries[n];
  const where = `record.jsonl, line ${n + 1}`;
  if (!isEntry(entry) || !isObject(shown) || shown.id !== entry.id || shown.type !== entry.type || shown.revision !== entry.revision) {
    wrong.push(`${where}: this is not entry ${n} of entries.jsonl.`);
    break;
  }
  const { recordedAt, actor, source } = entry.metadata;
  for (const [name, value] of Object.entries({ recordedAt, actor, source }))
    if (shown[name] !== value) wrong.push(`${where}: ${name} reads otherwise than in entries.jsonl.`);
  for (const name of others(shown, ['id', 'revision', 'type', 'recordedAt', 'actor', 'source', 'data']))
    wrong.push(`${where}: ${name} is in no entry.`);
  const data = parsed(entry.data, `entries.jsonl, line ${n + 1}, data`);
  const { sealed = {}, changes = {}, ...plain } = isObject(data) ? data : {};
  const says = isObject(shown.data) ? shown.data : {};
  const compare = (stored, read, within = '') => {
    for (const [field, value] of Object.entries(stored))
      if (JSON.stringify(read[field]) !== JSON.stringify(value))
        wrong.push(`${where}: ${within}${field} reads otherwise than in entries.jsonl.`);
    for (const field of Object.keys(read))
      if (!Object.hasOwn(stored, field) && !Object.hasOwn(sealed, within + field) && !(within === '' && field === 'changes'))
        wrong.push(`${where}: ${within}${field} is in no entry.`);
  };
  compare(plain, says);
  // New values inside a correction lie beside the other fields, sealed under “changes.” and their name.
  compare(changes, isObject(says.changes) ? says.changes : {}, 'changes.');
}

// --- 5. and 6. The anchor

const isStep = step => isObject(step) && ['left', 'right'].includes(step.side) && /^[0-9a-f]{64}$/.test(step.hash);
const rootOf = ({ stream, revision, hash, path }) =>
  path.reduce(
    (below, { side, hash }) => sha256(side === 'left' ? `node ${hash} ${below}` : `node ${below} ${hash}`),
    sha256(`leaf ${stream} ${revision} ${hash}`),
  );
const isAnchor = anchor => isObject(anchor) && /^\d{1,20}$/.test(anchor.position) && /^[0-9a-f]{64}$/.test(anchor.root);
const positionOf = anchor => anchor.position.padStart(20, '0');
const anchor = isAnchor(manifest.anchor) ? manifest.anchor : undefined;
const inclusion = isObject(manifest.inclusion) ? manifest.inclusion : {};
const sameHead = head && inclusion.stream === head.stream && inclusion.revision === head.revision && inclusion.hash === head.hash;
if (!anchor || !Array.isArray(inclusion.path) || !inclusion.path.every(isStep)) wrong.push('manifest.json has no anchor.');
else if (!sameHead || rootOf(inclusion) !== anchor.root) wrong.push('The last entry is not under the anchor of the pack.');

if (outside) {
  let kept;
  try {
    kept = JSON.parse(readFileSync(outside, 'utf8'));
  } catch {
    // Said below, whatever else it holds.
  }
  if (!isAnchor(kept)) {
    stderr.write(`${outside} holds no anchor. Give a file that "waymark anchor --json" wrote.\n`);
    exit(2);
  }
  if (anchor && positionOf(kept) !== positionOf(anchor))
    wrong.push(
      `The anchor that was kept is of position ${kept.position}, that of the pack of position ${anchor.position}. Export again with --at ${kept.position} --on ${kept.madeOn ?? 'DATE'}.`,
    );
  else if (kept.root !== anchor?.root)
    wrong.push('The anchor that was kept elsewhere is another one: the log was made anew between the two.');
}

// --- What was found

if (wrong.length) {
  stdout.write(`${wrong.join('\n')}\nDo not rely on this pack until somebody knows why. Keep it as it is, and tell the auditor.\n`);
  exit(1);
}
stdout.write(`${entries.length} entries of ${stream} follow from one another, up to entry ${head.revision} with hash ${head.hash}.\n`);
stdout.write(
  outside
    ? 'They are under the anchor that was kept elsewhere: nothing was made anew since.\n'
    : `Compare the anchor with one that was kept elsewhere: position ${anchor.position}, ${anchor.root}.\n`,
);
