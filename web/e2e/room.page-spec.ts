import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/stage.js';

const LONG_LABEL = 'A label of one hundred and twenty signs, '.repeat(3).slice(0, 120);

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not drawn');
  return box;
}

/** The colours of a picture from top to bottom, at this share of its width; its edges are mixed with what is around. */
async function coloursDown(page: Page, locator: Locator, share: number): Promise<string[]> {
  const picture = [...(await locator.screenshot())];
  const colours = await page.evaluate(
    async ([bytes, at]) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      canvas?.drawImage(bitmap, 0, 0);
      const column = canvas?.getImageData(Math.floor(bitmap.width * at), 0, 1, bitmap.height).data ?? [];
      return Array.from({ length: bitmap.height }, (_, y) => column.slice(y * 4, y * 4 + 3).join());
    },
    [picture, share] as const,
  );
  return [...new Set(colours.slice(1, -1))];
}

test('the bar of the fleet’s use is as high as its track', async ({ page, operator }) => {
  await operator.setFleet();
  await page.route('**/api/v1/fleet/status', async (route) => {
    const response = await route.fetch();
    const use = { active_calls: 8, available: 8, capacity: 16 };
    await route.fulfill({ response, json: { ...((await response.json()) as object), ...use } });
  });
  await operator.open('/fleet', 'super_admin');
  const meter = page.getByRole('meter');
  await expect(page.getByText('50 % in use')).toBeVisible();
  const [used, free] = [await coloursDown(page, meter, 0.25), await coloursDown(page, meter, 0.75)];
  expect([used.length, free.length]).toEqual([1, 1]);
  expect(used).not.toEqual(free);
});

test('a long label leaves the filters on one line', async ({ page, operator }) => {
  await operator.setUp();
  await operator.addNumber({ number: '+918047110002', label: LONG_LABEL });
  for (const [path, other] of [
    ['/calls', 'Status'],
    ['/audit', 'What'],
  ] as const) {
    await operator.open(path, 'super_admin');
    await expect(page.getByRole('option', { name: /^\+918047110002/ })).toBeAttached();
    const number = await boxOf(page.getByLabel('Number', { exact: true }));
    expect(number.y, path).toBe((await boxOf(page.getByLabel(other, { exact: true }))).y);
    expect(number.width, path).toBeLessThanOrEqual(320);
  }
});

test('a row without a bot offers one in the bot’s cell, and leaves room for the URLs', async ({
  page,
  operator,
}) => {
  await operator.setUp();
  await operator.addNumber({ number: '+918047110002', label: LONG_LABEL, bot_id: '' });
  await operator.open('/', 'super_admin');
  const row = page.getByRole('row', { name: /^\+918047110002/ });
  await expect(
    row
      .getByRole('cell')
      .first()
      .getByRole('link', { name: /^Attach a bot/ }),
  ).toBeVisible();
  const [flow, ws] = [page.getByTitle(/exoml/).first(), page.getByTitle(/^ws:/)];
  expect((await boxOf(flow)).width + (await boxOf(ws)).width).toBeGreaterThan(280);
  const label = row.getByTitle(LONG_LABEL);
  await expect(label).toHaveText(LONG_LABEL);
  expect((await boxOf(label)).height).toBeLessThan(50);
});

test('credentials that Exotel accepts take a line, and the numbers begin on the first screen', async ({
  page,
  operator,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await operator.setUp();
  await operator.open('/', 'super_admin');
  const credentials = page.getByRole('region', { name: 'Credentials' });
  await expect(credentials.getByLabel('Account SID')).toBeVisible();
  await credentials.getByRole('button', { name: 'Verify' }).click();
  await expect(credentials.getByText('Exotel accepts these credentials')).toBeVisible();
  // Nothing is taken away from who is at it.
  await expect(credentials.getByLabel('Account SID')).toBeVisible();

  await page.reload();
  const summary = credentials.getByText(`Account cxbsim · ${operator.exotelUrl}`);
  await expect(credentials.getByText('Exotel accepts these credentials')).toBeVisible();
  await expect(credentials.getByLabel('Account SID')).toBeHidden();
  await expect(page.getByRole('link', { name: 'Test call from +918047110001' })).toBeInViewport({ ratio: 1 });
  await summary.click();
  await credentials.getByLabel('API token').fill('typed');
  await summary.click();
  await expect(credentials.getByLabel('API token')).toBeHidden();
  await expect(credentials.getByText('Not saved yet.')).toBeVisible();
});

test('credentials that are not accepted, or are led to, are open', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.verify();
  await operator.open(`/numbers/${id}/check`, 'super_admin');
  const field = page.getByLabel('Account SID');
  await expect(page.getByText('Exotel accepts these credentials')).toBeAttached();
  await expect(field).toBeHidden();
  await operator.api('PUT', '/api/v1/integrations/exotel', { api_token: 'wrong' });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check now' }).click();
  await dialog.getByRole('link', { name: 'Credentials' }).click();
  await expect(field).toBeInViewport();

  await operator.verify();
  await page.goto(new URL('/', page.url()).href);
  await expect(page.getByText('Exotel does not accept these credentials')).toBeVisible();
  await expect(field).toBeVisible();
});

test('on a small laptop a row shows all its actions, and which flow it has', async ({ page, operator }) => {
  await page.setViewportSize({ width: 1024, height: 800 });
  await operator.setUp();
  await operator.addNumber({ number: '+918047110002', bot_id: '', flow_url: '' });
  await operator.open('/', 'super_admin');
  const remove = await boxOf(page.getByRole('link', { name: 'Remove +918047110001' }));
  const card = await boxOf(page.getByRole('region', { name: 'Numbers', exact: true }));
  expect(remove.x + remove.width).toBeLessThan(card.x + card.width);
  expect((await boxOf(page.getByTitle(/exoml/))).width).toBeGreaterThan(100);
});

test.describe('on the narrowest phone', () => {
  test.use({ viewport: { width: 320, height: 700 }, hasTouch: true });

  test('every view can be seen in the navigation', async ({ page, operator }) => {
    await operator.open('/audit', 'super_admin');
    for (const name of ['Exotel', 'Test calls', 'Fleet', 'Settings', 'Audit']) {
      await expect(page.getByRole('link', { name, exact: true })).toBeInViewport({ ratio: 1 });
    }
    expect((await boxOf(page.getByRole('banner'))).height).toBeLessThan(110);
  });

  test('a host’s address has the whole width, and its actions stand below', async ({ page, operator }) => {
    await operator.setFleet(['https://core-1.example.com', 'https://core-2.example.com']);
    await operator.open('/settings', 'super_admin');
    const field = await boxOf(page.getByRole('textbox', { name: 'Host 1' }));
    const remove = await boxOf(page.getByRole('button', { name: 'Remove https://core-1.example.com' }));
    expect(field.width).toBeGreaterThan(250);
    expect(remove.y).toBeGreaterThanOrEqual(field.y + field.height);
  });
});
