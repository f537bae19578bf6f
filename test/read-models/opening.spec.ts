import { journey, story } from '@waymark/domain';
import type { StoredEntry } from '@waymark/event-store';
import { ERASED, memoryKeyring } from '@waymark/keyring';
import { openEntries, openParts, setApart } from '@waymark/read-models';
import { randomUUID } from 'node:crypto';
import { openForFolds, partOf } from '../../libs/read-models/opening';

const stream = 'child-A1';
const keyring = memoryKeyring();

let revision = 0;
const stored = async (type: string, data: Record<string, unknown>, corrected?: string): Promise<StoredEntry> => {
  const { plain, personal } = setApart(type, data, corrected);
  const id = randomUUID();
  const [sealed] = await keyring.seal(stream, [{ entry: id, fields: personal }]);
  const metadata = { actor: 'cli:ann', recordedAt: '2025-05-01T09:00:00.000Z' };
  return {
    id,
    type,
    stream,
    revision,
    position: String((revision += 1)).padStart(20, '0'),
    data: JSON.stringify({ ...plain, sealed }),
    metadata,
  };
};
const identity = () =>
  stored('IdentityRecorded', { on: '2025-04-14', givenName: 'Ada', familyName: 'Byron', dateOfBirth: '2012-06-01', sex: '2' });
const corrected = (entry: StoredEntry, changes: Record<string, unknown>) =>
  stored('EntryCorrected', { on: '2025-05-01', entry: entry.id, changes, reason: 'typing error' }, entry.type);

describe('opening', () => {
  it('reads back what was set apart and sealed, and stores no personal field plain', async () => {
    const first = await identity();
    const second = await corrected(first, { familyName: 'King', birthMonth: '2012-07' });
    expect(first.data + second.data).not.toMatch(/Ada|Byron|King|2012-06-01|typing/);
    expect(second.data).toContain('2012-07');
    const entries = await openEntries(keyring, stream, [first, second]);
    expect(entries[1]!.data).toMatchObject({
      entry: first.id,
      changes: { familyName: 'King', birthMonth: '2012-07' },
      reason: 'typing error',
    });
    expect(entries[0]).toMatchObject({ id: first.id, actor: 'cli:ann', recordedAt: '2025-05-01T09:00:00.000Z', position: first.position });
    expect(story(entries).told).toMatchObject([{ givenName: 'Ada', familyName: 'King', dateOfBirth: '2012-06-01' }]);
  });

  it('seals every change of an entry whose type is not known', async () => {
    const first = await identity();
    const unknown = await stored('EntryCorrected', { on: '2025-05-01', entry: first.id, changes: { familyName: 'King' }, reason: 'r' });
    expect(unknown.data).not.toContain('King');
    expect((await openEntries(keyring, stream, [unknown]))[0]!.data).toMatchObject({ changes: { familyName: 'King' } });
  });

  it('opens for folds only the date of birth, and carries the sealed form of the rest as last corrected', async () => {
    const first = await identity();
    const entries = [first, await corrected(first, { familyName: 'King', givenName: null, dateOfBirth: '2012-06-02' })];
    const [opened] = await openForFolds(keyring, [{ stream, entries }]);
    const fact = story(opened!).told[0]!;
    expect(fact).toMatchObject({ dateOfBirth: '2012-06-02' });
    expect(JSON.stringify(fact)).not.toMatch(/Ada|Byron|King/);
    expect(partOf(fact, 'givenName')).toBeUndefined();
    const parts = { name: partOf(fact, 'familyName'), born: partOf(fact, 'dateOfBirth'), given: partOf(fact, 'givenName') };
    expect(await openParts(keyring, [{ stream, parts }])).toEqual([{ name: 'King', born: '2012-06-02' }]);
  });

  it('seals the day on which an unaccompanied status ends, which gives the birth away, and opens it for folds', async () => {
    const arrived = await stored('ArrivedUnaccompanied', { on: '2025-04-14', statusEndsOn: '2027-02-03' });
    expect(arrived.data).not.toContain('2027-02-03');
    const alone = async () => journey(story((await openForFolds(keyring, [{ stream, entries: [arrived] }]))[0]!)).unaccompanied;
    expect(await alone()).toMatchObject({ from: '2025-04-14', until: '2027-02-03' });
    await keyring.destroyEntry(stream, arrived.id);
    expect(await alone()).toEqual({ entry: arrived.id, from: '2025-04-14' });
  });

  it('reads a field whose key was destroyed as erased', async () => {
    const first = await identity();
    await keyring.destroyEntry(stream, first.id);
    expect((await openEntries(keyring, stream, [first]))[0]!.data).toMatchObject({ givenName: ERASED, dateOfBirth: ERASED, sex: '2' });
  });
});
