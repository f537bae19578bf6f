import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHAIN, Clock, importReturns, KEYRING, POOL, type Archive } from '@waymark/application';
import type { ChainedStore } from '@waymark/event-store';
import { openDoors, type Doors } from '../support/doors';

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const REVIEWS = 'CHILD,DOB,REVIEW,REVIEW_CODE';

let doors: Doors;
let archive: Archive;
let folder: string;
beforeEach(async () => {
  doors = await openDoors();
  const { app, store } = doors;
  archive = { store, chain: app.get(CHAIN), keyring: app.get(KEYRING), pool: app.get(POOL), clock: app.get(Clock) };
  folder = await mkdtemp(join(tmpdir(), 'waymark-return-'));
});
afterEach(async () => {
  await doors.close();
  await rm(folder, { recursive: true });
});

const year = async (name: string, files: Record<string, string[]>): Promise<string> => {
  const path = join(folder, name);
  await mkdir(path);
  for (const [file, lines] of Object.entries(files)) await writeFile(join(path, file), `${lines.join('\r\n')}\r\n`);
  return path;
};
const first = () =>
  year('2023-24', {
    'header.csv': [HEADER, 'A1,1,10/06/2012,WBRI,UN1,,', 'B2,2,01/02/2015,MWAS,UN1,0,'],
    'EPISODES.CSV': [
      EPISODES,
      'A1,12/05/2023,S,C1,N1,U6,PR1,04/08/2023,X1,CREQB,CT1 1AA,CT2 2BB,',
      'A1,04/08/2023,P,C1,N1,K2,PR4,,,,CT1 1AA,CT3 3CC,1234567',
      'B2,01/07/2021,P,C2,N1,U4,PR1,,,,CT1 1AA,CT2 2BB,',
      'B2,99/99/2023,L,C2,N1,U4,PR1,,,,CT1 1AA,CT2 2BB,',
    ],
    'reviews.csv': [REVIEWS, 'A1,10/06/2012,06/06/2023,PN1'],
  });
const second = () =>
  year('2024-25', {
    'header.csv': [HEADER, 'A1,M,10/06/2012,WBRI,UN1,,'],
    'episodes.csv': [EPISODES, 'A1,04/08/2023,P,C1,N1,K2,PR4,30/11/2024,E4A,,CT1 1AA,CT3 3CC,1234567'],
  });

const run = (folders: string[], { dryRun = false, chain = archive.chain }: { dryRun?: boolean; chain?: ChainedStore } = {}) =>
  importReturns({ ...archive, chain }, { folders, dryRun, actor: 'cli:test' });
const types = async (stream: string) => (await doors.store.read(stream)).entries.map(({ type }) => type);

describe('importing returns', () => {
  it('stores nothing on a dry run, and says the same as the run', async () => {
    const folders = [await first()];
    const head = await doors.store.head();
    const dry = await run(folders, { dryRun: true });
    expect(await doors.store.head()).toBe(head);
    const real = await run(folders);
    expect({ ...dry, position: '' }).toEqual({ ...real, position: '' });
    expect(real.position).toBe(await doors.store.head());
  });

  it('accounts for every row, and names the child, file and line of a bad one', async () => {
    const { rows, children, episodes, problems } = await run([await first()]);
    expect(rows).toMatchObject({ read: 7, notUsed: 0 });
    expect(rows.used + rows.held + rows.reported).toBe(7);
    expect(rows.reported).toBe(1);
    expect(children).toEqual({ new: 2, known: 0 });
    expect(episodes).toBe(3);
    expect(problems).toContainEqual(expect.objectContaining({ file: 'EPISODES.CSV', line: 5, child: 'B2', effect: 'row-left-out' }));
  });

  it('reports a row that names no child, and uses the rest', async () => {
    const row = ',10/04/2023,S,C2,N1,U6,PR1,,,,,,';
    const path = await year('2023-24', { 'episodes.csv': [EPISODES, row, `a b${row}`, `A1${row}`] });
    const { rows, children, problems } = await run([path]);
    expect(rows).toMatchObject({ read: 3, used: 1, reported: 2 });
    expect(children).toEqual({ new: 1, known: 0 });
    expect(problems.map(({ code, line }) => [code, line])).toEqual(
      expect.arrayContaining([
        ['no-child', 2],
        ['bad-child', 3],
      ]),
    );
  });

  it('writes nothing the second time, whatever the order of the years', async () => {
    const [one, two] = [await first(), await second()];
    expect((await run([one, two])).entries).toBeGreaterThan(0);
    const head = await doors.store.head();
    const again = await run([two, one]);
    expect(again.entries).toBe(0);
    expect(again.rows.used).toBe(0);
    expect(await doors.store.head()).toBe(head);
  });

  it('lists a child that the next return does not name as last known in care, and does not close the journey', async () => {
    await run([await first()]);
    const told = await run([await second()]);
    expect(told.lastKnown).toEqual([{ child: 'B2', on: '2024-03-31' }]);
    expect(await types('child-B2')).toContain('NotInReturn');
    expect(await types('child-B2')).not.toContain('CeasedToBeLookedAfter');
  });

  it('goes on with an interrupted run and doubles nothing', async () => {
    const folders = [await first()];
    let left = 1;
    // The connection is lost after the run has begun, before any child is written.
    const chain: ChainedStore = {
      ...archive.chain,
      appendBulk: (...asked) => (left-- > 0 ? archive.chain.appendBulk(...asked) : Promise.reject(new Error('lost'))),
    };
    await expect(run(folders, { chain })).rejects.toThrow('lost');
    expect(await types('authority-main')).toEqual(['ReturnImportBegun']);
    const whole = await run(folders);
    expect(whole.entries).toBeGreaterThan(0);
    expect(await types('authority-main')).toEqual(['ReturnImportBegun', 'ReturnImported']);
    expect((await run(folders)).entries).toBe(0);
  });

  it('refuses a folder with unknown columns before anything is stored', async () => {
    const head = await doors.store.head();
    const bad = await year('2022-23', { 'header.csv': [HEADER, 'A1,1,10/06/2012,WBRI,UN1,,'], 'other.csv': ['NAME,AGE', 'x,1'] });
    await expect(run([await first(), bad])).rejects.toThrow(/other\.csv/);
    expect(await doors.store.head()).toBe(head);
  });
});
