import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, openBrowser, takePicture } from '../support/browser';

describe('the browser of the tests', () => {
  let browser: Browser;
  let page: Page;

  const show = (body: string) =>
    page.setContent(`<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>${body}</main></html>`);

  beforeAll(async () => {
    browser = await openBrowser();
  });

  beforeEach(async () => {
    page = await browser.newPage();
  });

  afterAll(() => browser.close());

  it('finds nothing wrong with a field that has its label', async () => {
    await show('<label for="on">Day</label><input id="on">');
    await expectAccessible(page);
  });

  it('notices a field without a label', async () => {
    await show('<input id="on">');
    await expect(expectAccessible(page)).rejects.toThrow('label: Form elements must have labels at #on');
  });

  it('reaches nothing but this machine', async () => {
    await expect(page.goto('http://waymark.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  });

  it('takes pictures', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waymark-'));
    await show('');
    await takePicture(page, join(folder, 'narrow', 'page.png'), 320);
    expect((await readFile(join(folder, 'narrow', 'page.png'))).readUInt32BE(16)).toBe(320);
    await rm(folder, { recursive: true });
  });
});
