import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freePort } from '../../apps/local/free-port';
import { people } from '../../apps/local/people';
import { startProvider } from '../../apps/local/provider';
import { temporaryFolder } from '../../apps/local/temporary-folder';
import { type TestServer, startServer } from '../server/support/server';
import { expectAccessible, openBrowser } from '../support/browser';

describe('the OpenID provider of one machine', () => {
  const clientSecret = 'a secret that only this test knows, long enough';
  let folder: string;
  let provider: Awaited<ReturnType<typeof startProvider>>;
  let waymark: TestServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const [port, providerPort] = [await freePort(), await freePort()];
    const publicUrl = `http://localhost:${port}`;
    provider = await startProvider({
      port: providerPort,
      publicUrl,
      clientId: 'waymark',
      clientSecret,
      keysFile: join(folder, 'keys.json'),
    });
    waymark = await startServer({ port, publicUrl, issuer: provider.issuer, clientSecret });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await waymark.stop();
    await provider.stop();
    await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    page = await (await browser.newContext()).newPage();
    await page.goto(`${waymark.url}/sign-in`);
  });

  const session = async (): Promise<unknown> => (await page.request.get(`${waymark.url}/api/session`)).json();

  it('offers every ready-made person, on a page for everybody', async () => {
    expect(await page.getByRole('button').allTextContents()).toEqual(people.map(({ name }) => `Sign in as ${name}`));
    await expectAccessible(page);
  });

  it.each(people)('signs in $name with roles $roles', async ({ name, roles }) => {
    await page.getByRole('button', { name }).click();
    await page.waitForURL(url => url.origin === waymark.url);
    expect(await session()).toMatchObject({ name, roles });
  });

  it('asks before it signs out, and then asks again who comes', async () => {
    await page.getByRole('button', { name: people[0]!.name }).click();
    await page.waitForURL(url => url.origin === waymark.url);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(url => url.origin === provider.issuer);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${waymark.url}/signed-out`);
    await page.goto(`${waymark.url}/sign-in`);
    expect(await page.getByRole('button').count()).toBe(people.length);
  });

  it('takes no stranger, and no choice that this browser did not begin', async () => {
    const stranger = await page.request.post(page.url(), { form: { person: 'somebody' } });
    expect(await stranger.text()).toContain('Who are you today?');
    const other = await (await browser.newContext()).newPage();
    expect((await other.goto(page.url()))?.status()).toBe(400);
    await expectAccessible(other);
  });

  it('keeps its keys to itself', async () => {
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
  });
});
