import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import { freePort } from '../../apps/local/free-port';
import { startProvider } from '../../apps/local/provider';
import { follow, openBrowser } from '../support/browser';
import { startServer, type TestServer } from './support/server';

describe('Signing in with the identity provider', () => {
  let [browser, folder]: [Browser?, string?] = [];
  let server: TestServer;
  let provider: Awaited<ReturnType<typeof startProvider>>;
  const clientSecret = 'a secret of thirty-two characters';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waymark-'));
    const [port, providerPort] = [await freePort(), await freePort()];
    const publicUrl = `http://localhost:${port}`;
    const keysFile = join(folder, 'keys');
    provider = await startProvider({ port: providerPort, publicUrl, clientId: 'waymark', clientSecret, keysFile });
    server = await startServer({ port, publicUrl, issuer: provider.issuer, clientSecret });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server.stop();
    await provider.stop();
    await rm(folder!, { recursive: true });
  });

  const signIn = async (name: string): Promise<Page> => {
    const page = await (await browser!.newContext()).newPage();
    await page.goto(server.url);
    await page.getByRole('button', { name: `Sign in as ${name}` }).click();
    return page;
  };

  it('brings a person to their own first page, with their name and role above', async () => {
    const page = await signIn('Ada Example');
    expect(page.url()).toBe(`${server.url}/children`);
    expect(await page.getByRole('banner').innerText()).toMatch(/Ada Example\s*Social worker/);
  });

  it('keeps the session in a cookie that scripts and other sites cannot use, and gives it a new id at the sign-in', async () => {
    const context = await browser!.newContext();
    const page = await context.newPage();
    await page.goto(server.url);
    const cookie = async () => (await context.cookies(server.url)).find(({ name }) => name === 'waymark');
    const before = await cookie();
    await follow(page.getByRole('button', { name: 'Sign in as Ben Example' }));
    const after = await cookie();
    expect(after).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    expect(before?.value).toBeDefined();
    expect(after?.value).not.toBe(before?.value);
  });

  it('ends both sessions at the sign-out', async () => {
    const page = await signIn('Ada Example');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Do you want to sign out?' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You have signed out' }).waitFor();
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await page.getByRole('button', { name: 'Sign in as Ada Example' }).waitFor();
  });

  it('refuses an answer that it did not ask for', async () => {
    const { text } = await request(server.url).get('/sign-in/callback?code=stolen&state=guessed').expect(400);
    expect(text).toContain('could not be completed');
    const { headers } = await request(server.url).get('/sign-in').expect(302);
    await request(server.url).get('/sign-in/callback?code=stolen&state=guessed').set('Cookie', headers['set-cookie']!).expect(400);
  });
});
