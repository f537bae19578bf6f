import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LineRefused, record } from '../../apps/cli/record';
import { archiveOf, openDoors, system, type Doors } from '../support/doors';

let doors: Doors;
let folder: string;
const notes: string[] = [];
beforeAll(async () => {
  doors = await openDoors();
  folder = await mkdtemp(join(tmpdir(), 'waymark-record-'));
});
afterAll(async () => {
  await doors.close();
  await rm(folder, { recursive: true });
});

const recordText = async (text: string | Buffer) => {
  const file = join(folder, 'facts.jsonl');
  await writeFile(file, text);
  const { app, commands, queries } = doors;
  const out = {
    json: true,
    result: () => undefined,
    rows: () => Promise.resolve(),
    note: (text: string) => notes.push(text),
    progress: () => undefined,
  };
  return record({ app, commands, queries, archive: archiveOf(doors), actor: system }, file, out);
};
const entered = (child: string, legalStatus = 'C2') =>
  JSON.stringify({ child, type: 'BecameLookedAfter', on: '2025-04-14', data: { legalStatus } });
const entries = async (child: string) => (await doors.store.read(`child-${child}`)).entries.map(({ type }) => type);

describe('a file of facts', () => {
  it('is read with a mark of byte order, blank lines and either kind of line end, and adds nothing the second time', async () => {
    const text = `\uFEFF${entered('C-1')}\r\n\r\n{"child":"C-1","type":"ReviewHeld","on":"2025-05-01"}`;
    expect(await recordText(text)).toMatchObject({ lines: 2, entries: 2 });
    expect(await recordText(text)).toMatchObject({ lines: 2, entries: 0 });
  });

  it('keeps what came before the line that is refused, and says which it was', async () => {
    const refused = recordText(`${entered('C-2')}\n${entered('C-2', 'V2')}\n`);
    await expect(refused).rejects.toThrow(LineRefused);
    await expect(refused).rejects.toThrow(/^Line 2: Became looked after on 14 April 2025/);
    expect(await entries('C-2')).toEqual(['BecameLookedAfter']);
  });

  it('is asked nothing: what ought not to be is recorded with that reason, and noted', async () => {
    await recordText(`${entered('C-3', 'V2')}\n{"child":"C-3","type":"PlacementStarted","on":"2025-04-14","data":{"placement":"P1"}}`);
    expect(await entries('C-3')).toEqual(['BecameLookedAfter', 'PlacementStarted', 'ExplanationGiven']);
    expect(notes.at(-1)).toMatch(/^C-3: Placed with parents .* Recorded, and flagged\.$/);
  });

  it.each<[string, string | Buffer]>([
    ['This is not JSON.', '{oops'],
    ['A fact is one object', 'null'],
    ['A fact is one object', '[1]'],
    ['A fact needs "child" and "type"', '{"child":5,"type":"VisitMade","on":"2025-05-01"}'],
    ['A fact needs "on"', '{"child":"C-1","type":"VisitMade","data":{}}'],
    ['A fact has no "dta".', '{"child":"C-1","type":"VisitMade","on":"2025-05-01","dta":{"childSeen":false}}'],
    ['This has not happened yet.', '{"child":"C-1","type":"VisitMade","on":"2030-05-01"}'],
    ['There is no event called Seen.', '{"child":"C-1","type":"Seen","on":"2025-05-01"}'],
    [
      'This holds characters that are not UTF-8.',
      Buffer.from('{"child":"C-1","type":"VisitMade","on":"2025-05-02","data":{"note":"caf\xe9"}}', 'latin1'),
    ],
  ])('is refused with a sentence: %s', async (says, line) => {
    await expect(recordText(line)).rejects.toThrow(`Line 1: ${says}`);
  });
});
