import { readRows, ReturnRefused, surveyReturns } from '@waymark/returns';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const episodes = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const reviews = 'CHILD,DOB,REVIEW,REVIEW_CODE';

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'returns '))));
afterEach(() => rmSync(home, { recursive: true }));

const folder = (name: string, files: Record<string, string | Buffer>): string => {
  mkdirSync(join(home, name), { recursive: true });
  Object.entries(files).forEach(([file, text]) => writeFileSync(join(home, name, file), text));
  return join(home, name);
};
const rowsOf = async (path: string) => {
  const [of] = await surveyReturns([path]);
  const rows = [];
  for (const file of of!.files) for await (const row of readRows(file, of!.year)) rows.push(row);
  return rows;
};
const refusal = async (folders: string[], year?: number): Promise<string> => {
  const refused: unknown = await surveyReturns(folders, year).catch((error: unknown) => error);
  if (!(refused instanceof ReturnRefused)) throw new Error('It was not refused.');
  return `${refused.code}: ${refused.message.replaceAll(`${home}/`, '')}`;
};

describe('the files of a return', () => {
  it('are recognised by their columns, whatever their names, case, order, byte-order mark and line ends', async () => {
    const text = `\uFEFFchild, Review,DOB,REVIEW_CODE\r\n1001,01/06/2023,05/05/2012,PN1\r\n\r\n 1002 ,01/07/2023,05/05/2013,"PN2"\r\n`;
    const path = folder('2023-24', { 'Some Export.CSV': text });
    const hash = createHash('sha256').update(text).digest('hex');
    expect(await rowsOf(path)).toEqual([
      {
        child: '1001',
        year: 2024,
        module: 'Reviews',
        file: 'Some Export.CSV',
        line: 2,
        hash,
        values: ['1001', '05/05/2012', '01/06/2023', 'PN1'],
      },
      {
        child: '1002',
        year: 2024,
        module: 'Reviews',
        file: 'Some Export.CSV',
        line: 4,
        hash,
        values: ['1002', '05/05/2013', '01/07/2023', 'PN2'],
      },
    ]);
  });

  it('may be empty: without a byte, with a blank line, or with column names only', async () => {
    const path = folder('2023-24', { 'a.csv': '', 'b.csv': '\n', 'c.csv': `${reviews}\n` });
    const [of] = await surveyReturns([path]);
    expect(of!.files.map(({ name, module, rows }) => ({ name, module, rows }))).toEqual([
      { name: 'a.csv', module: undefined, rows: 0 },
      { name: 'b.csv', module: undefined, rows: 0 },
      { name: 'c.csv', module: 'Reviews', rows: 0 },
    ]);
    expect(await rowsOf(path)).toEqual([]);
  });

  it('lose no row to a stray quotation mark or to values too many or too few', async () => {
    const path = folder('2023-24', { 'r.csv': `${reviews}\n1001,"01/01/2012,01/06/2023,PN1\n1002,01/01/2012\n1003,,,PN1,,\n1004,,,PN1,x` });
    expect((await rowsOf(path)).map(({ child, line, values }) => [child || '?', line, values.length])).toEqual([
      [expect.any(String), 2, 1],
      ['1002', 3, 2],
      ['1003', 4, 4],
      ['1004', 5, 5],
    ]);
  });

  it('are read in pieces, so that a line across two of them stays whole', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i},05/05/2012,01/06/2023,PN1`);
    const rows = await rowsOf(folder('2023-24', { 'r.csv': `${reviews}\r\n${lines.join('\r\n')}` }));
    expect(rows).toHaveLength(20_000);
    expect(rows.every(({ child, line, values }) => line === +child + 2 && values.length === 4)).toBe(true);
  });

  it('are refused, with a sentence that says what to do, when they cannot be read', async () => {
    expect(await refusal([join(home, 'none')])).toBe(
      "no-folder: There is no folder none. Give the folder that holds one year's CSV files.",
    );
    expect(await refusal([folder('2021-22', { 'notes.txt': '' })])).toContain('no-files: The folder 2021-22 holds no CSV files.');
    expect(await refusal([folder('2022-23', { 'a.csv': Buffer.from(`\uFEFF${reviews}`, 'utf16le') })])).toContain(
      'encoding: 2022-23/a.csv is written in UTF-16',
    );
    expect(await refusal([folder('2023-24', { 'a.csv': Buffer.from([...Buffer.from(`${reviews}\n`), 0xe9]) })])).toContain(
      'not written in UTF-8',
    );
    expect(await refusal([folder('2024-25', { 'a.csv': 'CHILD,DOB,REVIEW\n' })])).toBe(
      'columns: 2024-25/a.csv cannot be imported: its columns are those of no module. The nearest is Reviews. Missing: REVIEW_CODE. Correct its first line and import again.',
    );
    expect(await refusal([folder('2025-26', { 'a.csv': `${reviews},NOTE\n` })])).toContain('Not in that module: NOTE.');
    expect(await refusal([folder('2025-26', { 'a.csv': 'a;b;c\n' })])).toContain('names no columns of the return');
  });
});

describe('the year of a return', () => {
  it.each([
    ['2022-23', 2023],
    ['2022_23', 2023],
    ['202223', 2023],
    ['2023', 2023],
    ['ssda903 2022 to 2023', 2023],
    ['CLA 2022-2023 final', 2023],
    ['2022-23 sent 2023-05-01', 2023],
  ])('is read from a folder called %s', async (name, year) => {
    expect(await surveyReturns([folder(name, { 'r.csv': reviews })])).toMatchObject([{ year, yearFrom: 'folder' }]);
  });

  it('is read from --year before the name, and from the episodes where the name says none', async () => {
    const rows = (dec: string) => `${episodes}\n1,01/05/2020,S,C1,N1,U6,PR1,${dec},X1,,,,\n2,01/05/2023,S,C1,N1,U6,PR1,,,,,,`;
    expect(await surveyReturns([folder('2022-23', { 'e.csv': rows('') })], 2025)).toMatchObject([{ year: 2025, yearFrom: 'option' }]);
    expect(await surveyReturns([folder('export', { 'e.csv': rows('04/06/24') })])).toMatchObject([{ year: 2025, yearFrom: 'data' }]);
    expect(await surveyReturns([folder('export', { 'e.csv': rows('') })])).toMatchObject([{ year: 2024, yearFrom: 'data' }]);
  });

  it('is refused where nothing says it, where the name says two, where the episodes deny it, and where two folders have it', async () => {
    expect(await refusal([folder('export', { 'r.csv': reviews })])).toBe(
      `year-unknown: Neither the name of folder export nor its episodes say which year it is. Say it with --year, like --year 2026.`,
    );
    expect(await refusal([folder('2021-22 and 2022-23', { 'r.csv': reviews })])).toContain('says both 2022 and 2023');
    const many = Array.from({ length: 30 }, (_, i) => `${i},01/05/2024,S,C1,N1,U6,PR1,,,,,,`).join('\n');
    expect(await refusal([folder('2019-20', { 'e.csv': `${episodes}\n${many}` })])).toContain(
      'year-conflict: The name of folder 2019-20 says 2019 to 2020',
    );
    const [one, other] = [folder('a 2023', { 'r.csv': reviews }), folder('b 2023', { 'r.csv': reviews })];
    expect(await refusal([one, other])).toContain('year-twice: Two folders are of 2022 to 2023');
    expect(await refusal([one, other], 2023)).toContain('--year 2023 cannot be the year of 2 folders');
    expect(await refusal([one], 23)).toContain('23 is no collection year');
  });

  it('puts the folders in order of their years', async () => {
    const folders = ['2024-25', '2022-23', '2023-24'].map(name => folder(name, { 'r.csv': reviews }));
    expect((await surveyReturns(folders)).map(({ year }) => year)).toEqual([2023, 2024, 2025]);
  });
});
