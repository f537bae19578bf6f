import { dictionary } from '@waymark/domain';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asMarkdown, manual, writeManual } from '../../apps/cli/manual';

const read = async (folder: string): Promise<Record<string, string>> => {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(await Promise.all(names.map(async name => [name, await readFile(join(folder, name), 'utf8')] as const)));
};

describe('the manual', () => {
  it('is current: make it again with `npm run -s waymark -- dictionary --manual docs/manual`', async () => {
    expect(await read(join(__dirname, '../../docs/manual'))).toEqual(manual(dictionary()));
  });

  it('is written a file a chapter', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'manual-'));
    const files = await writeManual(dictionary(), join(folder, 'new'));
    expect(files).toContain(join(folder, 'new', 'clocks.md'));
    expect(Object.keys(await read(join(folder, 'new')))).toHaveLength(files.length);
    await rm(folder, { recursive: true });
  });

  it('says of a clock all that a lawyer asks', () => {
    const text = asMarkdown(dictionary());
    expect(text).toContain('## LC-07 Keeping in touch with a care leaver\n\n- Limit: 8 weeks\n');
    expect(text).toContain('- The authority may set: `LC-07.weeks` (8)');
    expect(text).toMatch(/## PM-01 [\s\S]*?- Does not fit the table of law: a file of its own/);
    expect(text).toMatch(/## LC-08 [\s\S]*?\(unconfirmed\)[\s\S]*?- In doubt: /);
    expect(text).toContain('- **LF-01** No national maximum: signal D10.');
    expect(text).toMatch(/`P2` .*, until 2023-10-27, now .*K3/);
  });
});
