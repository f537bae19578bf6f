import { Bug, Expectation, LIMITS, NewEntry, StreamName, TooLarge } from './event-store';

const NAME = /^(?!\$)[!-,.-~]+-[!-~]+$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
// What no engine keeps: U+0000 anywhere, and halves of surrogate pairs, which become U+FFFD on the way to UTF-8.
const UNKEEPABLE = /[\0\p{Surrogate}]/u;
const TYPE = /^[^\p{Cc}\p{Surrogate}]{1,200}$/u;
const MOST_BYTES_A_CHARACTER = 3;

/** Refuses with `Bug` or `TooLarge` what no engine could keep, before anything is sent. Every adapter calls it first. */
export const checkAppend = (stream: StreamName, expected: Expectation, entries: readonly NewEntry[]): void => {
  checkStream(stream);
  if (typeof expected === 'number' && !(Number.isInteger(expected) && expected >= 0 && expected < 2 ** 31))
    throw new Bug(`${expected} is not a revision. Expect a whole number from 0, or say none, exists or any.`);
  if (entries.length === 0) throw new Bug(`There is nothing to append to ${stream}. Do not append an empty list.`);
  if (entries.length > LIMITS.appendEntries)
    throw new TooLarge(`${entries.length} entries at once are more than ${LIMITS.appendEntries}. Append them in parts.`);
  if (new Set(entries.map(entry => entry.id)).size < entries.length)
    throw new Bug(`Two entries for ${stream} have the same id. Make an id for each entry.`);
  entries.forEach(checkEntry);
  checkSize(stream, entries);
};

/** Refuses a name that is not `category-id` in printable ASCII without spaces, at most 200 characters, with `Bug`. */
export const checkStream = (stream: StreamName): void => {
  if (stream.length > 200 || !NAME.test(stream)) throw new Bug(`"${stream}" is not a stream name. Name it category-id, in plain ASCII.`);
};

/** Refuses a text that is not the JSON of an object with `Bug`: for engines that do not read it themselves. */
export const checkJson = ({ id, data }: NewEntry): void => {
  try {
    JSON.parse(data);
  } catch (cause) {
    throw new Bug(`The data of entry ${id} is not JSON.`, { cause });
  }
};

const checkEntry = ({ id, type, data, metadata }: NewEntry): void => {
  if (!UUID.test(id)) throw new Bug(`"${id}" is not an entry id. Use a lower-case uuid.`);
  if (!TYPE.test(type)) throw new Bug(`"${type}" is not a type of entry ${id}.`);
  if (!/^\s*\{[^]*\}\s*$/.test(data)) throw new Bug(`The data of entry ${id} is not a JSON object.`);
  if (UNKEEPABLE.test(data) || (data.includes('\\u') && escapesUnkeepable(data)))
    throw new Bug(`The data of entry ${id} holds a NUL or half of a character. Clean the text where it comes in.`);
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== 'string') throw new Bug(`The metadata "${key}" of entry ${id} is not a text.`);
    if (UNKEEPABLE.test(key) || UNKEEPABLE.test(value))
      throw new Bug(`The metadata "${key}" of entry ${id} holds a NUL or half of a character.`);
  }
};

// JSON.stringify writes half pairs and NUL as escapes, so here they hide from the first look.
const escapesUnkeepable = (data: string): boolean => {
  let found = false;
  const look = (key: string, value: unknown): unknown => {
    found ||= UNKEEPABLE.test(key) || (typeof value === 'string' && UNKEEPABLE.test(value));
    return value;
  };
  try {
    JSON.parse(data, look);
  } catch {
    return false;
  }
  return found;
};

const characters = ({ data, type, metadata }: NewEntry): number => {
  let sum = data.length + type.length;
  for (const key in metadata) sum += key.length + metadata[key]!.length + 6;
  return sum;
};

const bytes = ({ data, metadata }: NewEntry): number => Buffer.byteLength(data) + Buffer.byteLength(JSON.stringify(metadata));

const checkSize = (stream: StreamName, entries: readonly NewEntry[]): void => {
  // Nearly every append is so small that its bytes need not be counted.
  if (entries.reduce((sum, entry) => sum + characters(entry), 0) * MOST_BYTES_A_CHARACTER <= LIMITS.entryBytes) return;
  const sizes = entries.map(bytes);
  const largest = sizes.findIndex(size => size > LIMITS.entryBytes);
  if (largest >= 0) throw new TooLarge(`Entry ${entries[largest]!.id} is larger than ${LIMITS.entryBytes / 1024} KiB.`);
  if (sizes.reduce((sum, size) => sum + size, 0) > LIMITS.appendBytes)
    throw new TooLarge(`The entries for ${stream} are larger than ${LIMITS.appendBytes / 1024} KiB together. Append them in parts.`);
};
