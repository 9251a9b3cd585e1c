import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/stage.js';

const ROOT = '/api/v1/integrations/exotel';

/** The entry of this sort, newest first where there are several. */
function entry(page: Page, name: RegExp): Locator {
  return page.getByRole('article', { name }).first();
}

test('a change shows who made it, from where, and each field before and after', async ({
  page,
  operator,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = await operator.setUp();
  await operator.changeNumber(id, { label: 'Sales line', bot_id: '' });
  await operator.open('/', 'super_admin');
  await page.getByRole('link', { name: 'Audit' }).click();

  const update = entry(page, /Number changed/);
  await expect(update).toContainText('super_admin@example.com · Super admin');
  await expect(update.getByRole('row', { name: /^Label/ })).toHaveText(/Support line.*Sales line/);
  await expect(update.getByRole('row', { name: /^Bot/ })).toHaveText(/echo.*–/);
  await expect(update.getByRole('row', { name: /^Flow URL/ })).toBeHidden();
  await expect(update.getByText('127.0.0.1')).toBeVisible();
  await update.getByRole('button', { name: 'Copy the request’s id' }).click();
  const { items } = await operator.api('GET', '/api/v1/audit?limit=1');
  const [newest] = items as { request_id: string }[];
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(newest?.request_id);

  const added = entry(page, /Number added/);
  await expect(added.getByRole('columnheader')).toHaveText(['Field', 'Value']);
  await expect(entry(page, /Core hosts changed/)).toContainText(operator.coreUrl);
  await update.getByRole('link', { name: 'Open +918047110001' }).click();
  await expect(page.getByRole('dialog', { name: 'Edit +918047110001' })).toBeVisible();
});

test('of a secret it says in words whether it changed, and shows a fingerprint', async ({
  page,
  operator,
}) => {
  await operator.storeCredentials();
  await operator.api('PUT', ROOT, { api_token: 'another-token' });
  await operator.open('/audit?action=credentials.update', 'super_admin');

  const [change, first] = [page.getByRole('article').first(), page.getByRole('article').last()];
  await expect(change.getByRole('row', { name: /^API token/ })).toHaveText(
    /fingerprint [\w-]+:[\w-]{12}.*changed fingerprint [\w-]+:[\w-]{12}$/,
  );
  await expect(change.getByRole('row', { name: /^API key/ })).toHaveText(/not changed$/);
  await expect(first.getByRole('row', { name: /^API key/ })).toHaveText(/entered fingerprint/);
  expect(await page.content()).not.toMatch(/simkey|simtoken|another-token/);
});

test('filters stand in the address, and older changes follow on demand', async ({ page, operator }) => {
  test.slow();
  const id = await operator.setUp();
  const other = await operator.addNumber({ number: '+918047110002' });
  for (let change = 0; change < 26; change += 1) await operator.changeNumber(id, { label: `Line ${change}` });
  await operator.open('/audit', 'super_admin');
  const entries = page.getByRole('article');
  await expect(entries).toHaveCount(25);
  await page.getByRole('button', { name: 'Show older changes' }).click();
  await expect(entries).toHaveCount(30);
  await expect(page.getByRole('button', { name: 'Show older changes' })).toBeHidden();

  await page.getByLabel('Number', { exact: true }).selectOption(other);
  await expect(entries).toHaveCount(1);
  await page.getByLabel('What').selectOption('Number changed');
  await expect(page.getByText('No change fits these filters.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('No change fits these filters.')).toBeVisible();
  expect(new URL(page.url()).searchParams.toString()).toBe(`did_id=${other}&action=did.update`);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(entries).toHaveCount(25);

  await page.getByLabel('Who').fill('nobody@example.com');
  await page.getByLabel('Who').press('Enter');
  await expect(page.getByText('No change fits these filters.')).toBeVisible();
  await page.getByLabel('Who').fill('');
  await page.getByLabel('Who').press('Enter');
  await entries.first().getByRole('link', { name: 'super_admin@example.com' }).click();
  await expect(page.getByLabel('Who')).toHaveValue('super_admin@example.com');
  await expect(entries).toHaveCount(25);
});

test('what the service refuses and that it is away are said', async ({ page, service, operator }) => {
  await operator.setUp();
  await operator.open(`/audit?did_id=${'x'.repeat(300)}`, 'super_admin');
  await expect(page.getByText('This could not be loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByLabel('Number', { exact: true }).selectOption('All numbers');
  await expect(page.getByRole('article')).toHaveCount(3);

  await service.halt();
  await page.getByLabel('What').selectOption('Number added');
  await expect(page.getByText('The service does not answer.')).toBeVisible();
  await service.resume();
  await expect(page.getByText('The service does not answer.')).toBeHidden();
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('a removed number has no link, and its changes can still be found', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.changeNumber(id, { label: 'Sales line' });
  await operator.api('DELETE', `${ROOT}/dids/${id}`);
  await operator.open(`/audit?did_id=${id}`, 'super_admin');

  await expect(page.getByRole('article')).toHaveCount(3);
  await expect(page.getByLabel('Number', { exact: true })).toHaveValue(id);
  const removed = entry(page, /Number removed/);
  await expect(removed.getByText('+918047110001').first()).toBeVisible();
  await expect(removed.getByRole('columnheader')).toHaveText(['Field', 'Was']);
  await expect(entry(page, /Number changed A removed number/)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Open \+91/ })).toHaveCount(0);
});

test('a row, the credentials and the hosts say who changed them last', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.placeCall(id, '+919000000012');
  await operator.open('/', 'super_admin');
  const row = page.getByRole('row', { name: /^\+918047110001/ });
  await expect(row).toContainText(/Changed (?:now|\d+ seconds? ago) by super_admin@example.com/);
  await expect(page.getByRole('region', { name: 'Credentials' })).toContainText(
    /Changed .* by super_admin@example.com/,
  );

  await page.getByRole('link', { name: 'Edit +918047110001' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Label').fill('Sales line');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Sales line');
  await row.getByRole('link', { name: 'super_admin@example.com' }).click();
  await expect(page.getByRole('article')).toHaveCount(3);
  await expect(entry(page, /Number changed/)).toContainText('Sales line');
  expect(new URL(page.url()).search).toBe(`?did_id=${id}`);

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'super_admin@example.com' }).click();
  await expect(page.getByRole('article', { name: /Core hosts changed/ })).toHaveCount(1);
});

test('nobody is named where what is stored is not what the last entry left', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.addNumber({ number: '+918047110002' });
  // As after a change by the platform itself, which leaves no entry.
  await page.route('**/api/v1/integrations/exotel', async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as { dids: { id: string; label: string }[] };
    const dids = body.dids.map((did) => (did.id === id ? { ...did, label: 'By another hand' } : did));
    await route.fulfill({ response, json: { ...body, dids } });
  });
  await operator.open('/', 'super_admin');

  await expect(page.getByRole('row', { name: /^\+918047110002/ })).toContainText(/Changed .* by/);
  const row = page.getByRole('row', { name: /By another hand/ });
  await expect(row).toBeVisible();
  await expect(row).not.toContainText('Changed');
});

test('an admin is offered no audit, and nothing is asked of it', async ({ page, operator }) => {
  await operator.setUp();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await operator.open('/', 'admin');
  await expect(page.getByText('Numbers to call from')).toBeVisible();
  await page.getByRole('link', { name: 'Fleet' }).click();
  await expect(page.getByText('Healthy')).toBeVisible();

  await expect(page.getByRole('link', { name: 'Audit' })).toBeHidden();
  await expect(page.getByText(/^Changed/)).toBeHidden();
  expect(asked).toContain('/api/v1/fleet/status');
  expect(asked).not.toContain('/api/v1/audit');
});
