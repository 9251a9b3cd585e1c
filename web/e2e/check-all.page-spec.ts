import type { Page, Route } from '@playwright/test';
import { expect, test } from './support/stage.js';
import { pretendCallers } from './support/many-numbers.js';

const SOUND = { ok: true, checked_at: new Date().toISOString(), took_ms: 1, checks: [] };

async function answer(route: Route | undefined): Promise<void> {
  await route?.fulfill({
    contentType: 'text/event-stream',
    body: `event: preflight\ndata: ${JSON.stringify(SOUND)}\n\n`,
  });
}

/** Checks that are asked for and wait for their answer, and the paths of all that there were. */
async function holdChecks(page: Page): Promise<{ readonly held: Route[]; readonly asked: string[] }> {
  const held: Route[] = [];
  const asked: string[] = [];
  await page.route('**/dids/*/check', (route) => {
    held.push(route);
    asked.push(new URL(route.request().url()).pathname);
  });
  return { held, asked };
}

for (const role of ['admin', 'super_admin'] as const) {
  test(`the numbers of a list are checked by one button, for the role ${role}`, async ({
    page,
    operator,
    exotel,
  }) => {
    exotel.reset();
    await operator.setUp();
    await operator.addNumber({ number: '+918047110002', bot_id: '' });
    await operator.addNumber({
      number: '+918047110003',
      flow_url: 'http://my.exotel.com/x/exoml/start_voice/1',
    });
    await operator.open('/', role);

    await page.getByRole('button', { name: 'Check all 3 numbers' }).press('Enter');

    const said = page.getByRole('status').filter({ hasText: 'All 3 numbers checked: 2 are broken.' });
    await expect(said).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole('button', { name: 'Check all 3 numbers' })).toBeFocused();
    await expect(page.locator('[data-number]').filter({ hasText: 'No fault found' })).toHaveCount(1);
    await expect(page.locator('[data-number]').filter({ hasText: 'Broken' })).toHaveCount(2);
    expect(exotel.calls()).toHaveLength(0);
  });
}

test('one number alone has its own button', async ({ page, operator }) => {
  await operator.setUp();
  await operator.open('/', 'super_admin');
  await expect(page.getByRole('link', { name: 'Check +918047110001' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Check/ })).toBeHidden();
});

test('of a long list the first 50 are checked, two at a time', async ({ page, operator }) => {
  await operator.setUp();
  await pretendCallers(page, 59);
  const { held, asked } = await holdChecks(page);
  await operator.open('/', 'admin');
  await page.getByRole('button', { name: 'Check the first 50 numbers' }).click();

  for (let done = 0; done < 50; done += 1) {
    await expect.poll(() => held.length).toBe(Math.min(2, 50 - done));
    await answer(held.shift());
    if (done === 20) await expect(page.getByText('21 of 50 done')).toBeVisible();
  }

  await expect(page.getByText('All 50 numbers checked: none is broken.')).toBeVisible();
  expect(new Set(asked).size).toBe(50);
});

test('a run stops at once, goes on while the list is narrowed, and says how far it came', async ({
  page,
  operator,
}) => {
  await operator.setUp();
  await pretendCallers(page, 11);
  const { held, asked } = await holdChecks(page);
  await operator.open('/', 'admin');
  await page.getByRole('button', { name: 'Check all 12 numbers' }).press('Enter');
  await expect.poll(() => held.length).toBe(2);
  await page.getByLabel('Find a number').fill('nothing like it');
  await expect(page.getByText('No number fits.')).toBeVisible();
  await answer(held.shift());
  await expect.poll(() => asked.length).toBe(3);
  await page.getByLabel('Find a number').fill('');
  await expect(page.getByText('1 of 12 done')).toBeVisible();

  await page.getByRole('button', { name: 'Stop' }).press('Enter');

  await expect(page.getByText('1 of 12 numbers checked: none is broken.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check all 12 numbers' })).toBeFocused();
  expect(asked).toHaveLength(3);
});

test('a double click begins and does not stop', async ({ page, operator }) => {
  await operator.setUp();
  await pretendCallers(page, 11);
  const { held } = await holdChecks(page);
  await operator.open('/', 'admin');
  await page.getByRole('button', { name: 'Check all 12 numbers' }).dblclick();
  await expect.poll(() => held.length).toBe(2);
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
});

test('a number that is gone is passed over, and named', async ({ page, operator }) => {
  await operator.setUp();
  await pretendCallers(page, 1);
  await page.route(/\/dids\/(?!pretended)[^/]+\/check$/, answer);
  await operator.open('/', 'admin');
  await page.getByRole('button', { name: 'Check all 2 numbers' }).click();
  await expect(page.getByText('1 of 2 numbers checked: none is broken.')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Not checked: +918047200000.' })).toBeVisible();
});

test('a run ends when the service does not answer, and says so', async ({ page, operator }) => {
  await operator.setUp();
  await pretendCallers(page, 11);
  const { held, asked } = await holdChecks(page);
  await operator.open('/', 'admin');
  await page.getByRole('button', { name: 'Check all 12 numbers' }).click();
  await expect.poll(() => held.length).toBe(2);
  await held.shift()?.abort();
  await expect(page.getByRole('alert').filter({ hasText: 'No answer came' })).toBeVisible();
  await expect(page.getByText('No number was checked.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check all 12 numbers' })).toBeVisible();
  expect(asked).toHaveLength(2);
});
