import type { Browser, Page } from 'playwright-core';
import { expectAccessible, follow, openBrowser } from '../support/browser';
import { becameLookedAfter, bornOn, happened, placed, reviewed, visited } from '../support/story';
import { people, startServer, type TestServer } from './support/server';

// Browsers and axe are slow where two cores are shared.
jest.setTimeout(240_000);

/** Each role walks its pages in a real browser; every page is checked at the widths of a desk and of a telephone. */
describe('Walks through the pages', () => {
  let server: TestServer;
  let browser: Browser;
  const faults: string[] = [];

  const child = async (id: string) => {
    const identity = { ...bornOn('2014-05-01', '2026-01-12').data, on: '2026-01-12', givenName: 'Zebedee', familyName: 'Quillfeather' };
    await server.record(
      id,
      { type: 'IdentityRecorded', data: identity },
      becameLookedAfter('2026-01-12', 'C2'),
      placed('2026-01-12', { carer: 'HOME-1' }),
      happened('SocialWorkerAllocated', '2026-01-12', { worker: 'SW-001', team: 'TEAM-1' }),
      visited('2026-01-15'),
      reviewed('2026-02-05'),
      ...Array.from({ length: 20 }, (_, n) => visited(`2026-0${2 + Math.floor(n / 4)}-${12 + (n % 4) * 4}`)),
    );
  };

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    await child('C1');
    await child('C2');
    await server.caughtUp();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const walkAs = async (person: keyof typeof people, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> => {
    const context = await browser.newContext({ baseURL: server.url, ...options });
    const [name, value] = (await server.signIn(people[person])).cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    page.on('pageerror', error => faults.push(error.message));
    // A page that is refused is an error to the browser's console; a breach of the content policy is one to us.
    page.on('console', message => message.text().includes('Content Security Policy') && faults.push(message.text()));
    return page;
  };

  /** No breach of WCAG that axe can see, and nothing wider than the screen, at 1280 and at 320 pixels. */
  const expectGoodAtBothWidths = async (page: Page): Promise<void> => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const heading = (page: Page): Promise<string> => page.locator('h1').innerText();

  it('takes a social worker from their list through a move to its confirmation', async () => {
    const page = await walkAs('worker');
    await page.goto('/');
    expect(await heading(page)).toBe('Your children (2)');
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('rowheader').getByRole('link', { name: 'Zebedee Quillfeather' }).first());
    expect(await heading(page)).toBe('Zebedee Quillfeather');
    await page.getByText('Show as table').click();
    await page.getByText('Look at another day, or narrow the list').click();
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('button', { name: 'Log an event' }));
    expect(await heading(page)).toBe('What happened?');
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('link', { name: 'Placement started' }).first());
    await follow(page.getByRole('button', { name: 'Continue' }));
    expect(await page.getByRole('alert').innerText()).toContain('Enter the date it happened');
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('link', { name: 'today' }));
    await page.getByLabel('Type of placement').selectOption('U4');
    await page.getByLabel('Private provision (PR4)').check();
    await page.getByLabel('Why the placement before this one ended').selectOption('CARPL');
    await follow(page.getByRole('button', { name: 'Continue' }));
    expect(await heading(page)).toBe('Check before you save');
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('button', { name: 'Save' }));
    expect(await heading(page)).toBe('Saved');
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('link', { name: 'See it in the journey' }));
    expect(await page.locator('.moj-timeline__item:target').innerText()).toContain('Foster placement, long term (U4)');
    await follow(page.getByRole('link', { name: /^Correct Placement started, 25 November/ }));
    await page.getByLabel('Day').first().fill('24');
    await follow(page.getByRole('button', { name: 'Continue' }));
    expect(await page.getByRole('alert').innerText()).toContain('Select why');
    await expectGoodAtBothWidths(page);
    await page.getByLabel('It has the wrong date').check();
    await follow(page.getByRole('button', { name: 'Continue' }));
    expect(await page.getByText('Makes the placement').count()).toBe(1);
    await expectGoodAtBothWidths(page);
    await page.goto('/children/C1');
    await follow(page.getByRole('link', { name: /^Strike out Visit made/ }).first());
    await expectGoodAtBothWidths(page);
  });

  it('takes a team lead over the team and the board to an alert and its facts', async () => {
    const page = await walkAs('lead');
    await page.goto('/');
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('link', { name: 'Drift and delay' }));
    expect(await heading(page)).toBe('Drift and delay');
    await expectGoodAtBothWidths(page);
    await follow(page.locator('.waymark-counts__link').first());
    expect(await page.locator('.waymark-counts__link[aria-current]').count()).toBe(1);
    await follow(page.getByRole('cell').getByRole('link').first());
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('link', { name: /^See the entry/ }).first());
    expect(await heading(page)).toBe('Zebedee Quillfeather');
    expect(await page.locator('.moj-timeline__item:target').count()).toBe(1);
  });

  it('takes a team lead from the figures of a period to the duties behind a number', async () => {
    const page = await walkAs('lead');
    await page.goto('/');
    await follow(page.getByRole('link', { name: 'Timeliness' }));
    expect(await heading(page)).toBe('Timeliness');
    await page.getByLabel('Due from').fill('never');
    await page.getByLabel('Rule', { exact: true }).selectOption('RV-01');
    await page.getByLabel('Broken down by').selectOption('team');
    await follow(page.getByRole('button', { name: 'Show' }));
    expect(await page.getByText('Enter a day, like 27 3 2026').count()).toBe(1);
    await expectGoodAtBothWidths(page);
    await page.getByLabel('Due from').fill('1 February 2026');
    await page.getByLabel('Rule', { exact: true }).selectOption('RV-01');
    await follow(page.getByRole('button', { name: 'Show' }));
    await follow(page.getByRole('link', { name: '2 met on time' }));
    expect(await heading(page)).toBe('First review');
    expect(await page.getByRole('rowheader').count()).toBe(2);
    await expectGoodAtBothWidths(page);
    await follow(page.getByRole('link', { name: 'Back to the figures' }));
    expect(await heading(page)).toBe('Timeliness');
  });

  it('lets a team lead look ahead: what comes up, what if, and another limit', async () => {
    const page = await walkAs('lead');
    await page.goto('/coming-up');
    await follow(page.getByRole('link', { name: 'Next 90 days' }));
    expect(await page.getByRole('cell', { name: 'Falls due' }).count()).toBeGreaterThan(0);
    await expectGoodAtBothWidths(page);
    await page.goto('/children/C1/what-if');
    await expectGoodAtBothWidths(page);
    await page.getByLabel('When').first().fill('40 3 2027');
    await follow(page.getByRole('button', { name: 'Work it out' }));
    expect(await page.getByRole('alert').innerText()).toContain('Choose what would happen');
    await expectGoodAtBothWidths(page);
    await page.getByLabel('What would happen').first().selectOption('Permanence plan set: Adoption');
    await page.getByLabel('When').first().fill('');
    await follow(page.getByRole('button', { name: 'Work it out' }));
    const gone = page.getByRole('heading', { name: 'Without it, and not with it' }).locator('xpath=following-sibling::*[1]');
    expect(await gone.innerText()).toContain('No permanence plan');
    await expectGoodAtBothWidths(page);
    await page.goto('/team/drift/try-limit');
    await page.getByLabel('Limit and its standard value').selectOption('D01.red');
    await follow(page.getByRole('button', { name: 'Try it' }));
    expect(await page.getByRole('alert').innerText()).toContain('whole number');
    await page.getByLabel('Try', { exact: true }).fill('5');
    await follow(page.getByRole('button', { name: 'Try it' }));
    expect(await page.getByRole('rowheader').count()).toBe(13);
    await expectGoodAtBothWidths(page);
  });

  it('takes a team lead through what can be done about an alert', async () => {
    const page = await walkAs('lead');
    await page.goto('/team/drift');
    await follow(page.getByRole('cell').getByRole('link').first());
    const alert = page.url();
    await follow(page.getByRole('button', { name: 'Defer this alert' }));
    await follow(page.getByRole('button', { name: 'Defer alert' }));
    expect(await page.getByRole('alert').innerText()).toContain('Enter the review date');
    await expectGoodAtBothWidths(page);
    for (const [part, value] of [
      ['Day', '5'],
      ['Month', 'January'],
      ['Year', '2027'],
    ] as const)
      await page.getByLabel(part).fill(value);
    await page.getByLabel('Why can it wait?').fill('The panel meets in December.');
    await follow(page.getByRole('button', { name: 'Defer alert' }));
    expect(await page.getByRole('alert').innerText()).toContain('The alert is deferred until 5 January 2027.');
    await expectGoodAtBothWidths(page);
    for (const step of ['Escalate this alert', 'Record management oversight', 'This alert is wrong', 'End the deferral']) {
      await page.goto(alert);
      await follow(page.getByRole('button', { name: step }));
      expect(await heading(page)).toBe(step);
      await expectGoodAtBothWidths(page);
    }
    for (const path of ['/team/drift?show=deferred', '/team/drift/history']) {
      await page.goto(path);
      await expectGoodAtBothWidths(page);
    }
  });

  it('takes an auditor by purpose to a record, and back in time', async () => {
    const page = await walkAs('auditor');
    await page.goto('/');
    await expectGoodAtBothWidths(page);
    await page.getByLabel('Child’s id').fill('C1');
    await follow(page.getByRole('button', { name: 'Find' }));
    await follow(page.getByRole('button', { name: 'Open the record' }));
    await expectGoodAtBothWidths(page);
    await page.getByLabel('Case audit').check();
    await follow(page.getByRole('button', { name: 'Open the record' }));
    await page.getByText('Look at another day, or narrow the list').click();
    await page.getByLabel('Happened up to').fill('1 March 2026');
    await follow(page.getByRole('button', { name: 'Show', exact: true }));
    expect(await page.getByText('As at 1 March 2026').count()).toBe(1);
    await expectGoodAtBothWidths(page);
  });

  it('shows an analyst lists without names', async () => {
    const page = await walkAs('analyst');
    const ahead = ['/coming-up', '/team/drift/try-limit?setting=D01.red&value=5'];
    for (const path of [
      '/team',
      '/team/drift',
      '/timeliness',
      '/timeliness?by=age',
      '/timeliness/duties',
      '/due',
      '/due?within=0',
      ...ahead,
    ]) {
      await page.goto(path);
      await expectGoodAtBothWidths(page);
      expect(await page.content()).not.toContain('Quillfeather');
    }
  });

  it('reads well where there is nothing, where something is missing, and where Waymark tells of itself', async () => {
    const page = await walkAs('worker');
    for (const path of [
      '/help',
      '/accessibility',
      '/rules',
      '/rules/permissions',
      '/nowhere',
      '/team',
      '/children?alert=D12',
      '/children/C1?known=1+1+2020',
      '/signed-out',
    ]) {
      await page.goto(path);
      await expectGoodAtBothWidths(page);
    }
  });

  it('lets a move be recorded with the keyboard alone', async () => {
    const page = await walkAs('worker');
    await page.goto('/children/C2/events/new/PlacementStarted?on=today');
    const pressUntil = async (label: RegExp): Promise<void> => {
      const focused = () =>
        page.evaluate<string>(
          "(e => (e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText || '').trim())(document.activeElement)",
        );
      for (let steps = 0; !label.test(await focused()); steps += 1) {
        if (steps > 60) throw new Error(`The keyboard does not reach ${label.source}`);
        await page.keyboard.press('Tab');
      }
    };
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await pressUntil(/^Type of placement/);
    await page.keyboard.type('Foster placement, long');
    await pressUntil(/^Own provision/);
    await page.keyboard.press('Space');
    await pressUntil(/^Why the placement before/);
    await page.keyboard.type('Change to or implementation');
    await pressUntil(/^Continue$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check before you save' }).waitFor();
    await pressUntil(/^Save$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Saved' }).waitFor();
  });

  it('works with JavaScript off', async () => {
    const page = await walkAs('worker', { javaScriptEnabled: false });
    await page.goto('/children');
    await page.getByLabel('Plan', { exact: true }).selectOption('none');
    await follow(page.getByRole('button', { name: 'Filter' }));
    expect(await page.getByText('Showing 2 children').count()).toBe(1);
    await page.goto('/children/C2/events/new/PlacementStarted?on=yesterday');
    await page.getByLabel('Type of placement').selectOption('K2');
    await page.getByLabel('Private provision (PR4)').check();
    await page.getByLabel('Why the placement before this one ended').selectOption('CREQO');
    await follow(page.getByRole('button', { name: 'Continue' }));
    await follow(page.getByRole('button', { name: 'Change these answers' }));
    expect(await page.getByLabel('Type of placement').inputValue()).toBe('K2');
    await follow(page.getByRole('button', { name: 'Continue' }));
    await follow(page.getByRole('button', { name: 'Save' }));
    expect(await heading(page)).toBe('Saved');
    await page.goto('/team/drift');
    await follow(page.getByRole('cell').getByRole('link').first());
    await follow(page.getByRole('button', { name: 'This alert is wrong' }));
    await page.getByLabel('What is wrong?').fill('The visit was made.');
    await follow(page.getByRole('button', { name: 'Record that it is wrong' }));
    expect(await page.getByRole('alert').innerText()).toContain('It is recorded that this is wrong.');
  });

  it('breaks no script and no content policy on the way', () => expect(faults).toEqual([]));
});
