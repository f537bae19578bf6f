import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type Locator, type Page, chromium } from 'playwright-core';

const handedDown = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`No browser. Run the tests with "npm test", or set ${name} to the program of Chromium or Chrome.`);
  return value;
};

/** A headless browser, the one that `npm test` found. Close it after the suite. It can reach this machine only. */
export const openBrowser = (): Promise<Browser> => {
  const { WAYMARK_TEST_CHROMIUM_LIBRARIES, WAYMARK_TEST_CHROMIUM_FONTS, ...env } = process.env;
  return chromium.launch({
    executablePath: handedDown('WAYMARK_TEST_CHROMIUM'),
    // Chromium's sandbox does not work for root; what the tests open is our own.
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'],
    env: {
      ...(env as Record<string, string>),
      ...(WAYMARK_TEST_CHROMIUM_LIBRARIES && { LD_LIBRARY_PATH: WAYMARK_TEST_CHROMIUM_LIBRARIES }),
      ...(WAYMARK_TEST_CHROMIUM_FONTS && { FONTCONFIG_PATH: WAYMARK_TEST_CHROMIUM_FONTS }),
    },
  });
};

/** Presses what leads to another page, and comes back once that page is whole: a click alone comes back while it is still being read. */
export const follow = async (leading: Locator): Promise<void> => {
  await Promise.all([leading.page().waitForEvent('load'), leading.click()]);
};

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with every breach of WCAG 2.0 to 2.2, levels A and AA, that axe finds on the page as it is shown now. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(standards)} })`);
  const breaches = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`));
  expect(breaches).toEqual([]);
};

/** A picture of the whole page, in a PNG file at that path. Widths to look at: 1280 and 320 pixels. */
export const takePicture = async (page: Page, path: string, width = 1280): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await page.setViewportSize({ width, height: 900 });
  await page.screenshot({ path, fullPage: true });
};
