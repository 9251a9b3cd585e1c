import { expect, FLOW_URL, test } from './support/stage.js';

test('a long list of numbers is searched by number, label and bot', async ({ page, operator }) => {
  await operator.setUp();
  const list = page.getByRole('table').first();
  await operator.open('/', 'super_admin');
  await expect(list).toContainText('Support line');
  await expect(page.getByLabel('Find a number')).toBeHidden();

  for (let last = 2; last <= 12; last += 1) {
    await operator.addNumber({
      number: `+9180471100${String(last).padStart(2, '0')}`,
      label: last === 7 ? 'Night desk' : '',
      bot_id: last === 9 ? 'sales-bot' : 'echo',
    });
  }
  await page.reload();
  const search = page.getByLabel('Find a number');
  const rows = page.getByRole('row', { name: /\+9180471100/ });
  await expect(rows).toHaveCount(12);

  await search.fill('NIGHT');
  await expect(rows).toHaveCount(1);
  await expect(page.getByText('1 of 12 numbers')).toBeVisible();
  await search.fill('sales');
  await expect(rows.getByText('sales-bot', { exact: true })).toBeVisible();
  await search.fill('080-4711 0011');
  await expect(rows).toHaveCount(1);
  await search.fill('nobody');
  await expect(page.getByText('No number fits.')).toBeVisible();
  await search.fill('');
  await expect(rows).toHaveCount(12);

  // It outlives dialogs, other views and a reload.
  await search.fill('night');
  await expect(page).toHaveURL(/\/\?find=night$/);
  await page.getByRole('link', { name: /^Edit/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(/\/\?find=night$/);
  await page.getByRole('link', { name: 'Fleet' }).click();
  await page.getByRole('link', { name: 'Exotel', exact: true }).click();
  await expect(search).toHaveValue('night');
  await page.reload();
  await expect(search).toHaveValue('night');
  await expect(rows).toHaveCount(1);
  await search.fill('');
  await expect(page).toHaveURL(/\/$/);
});

test('a flow’s number is enough, and the URL that is made of it is shown', async ({ page, operator }) => {
  await operator.storeCredentials();
  const id = await operator.addNumber({ flow_url: '' });
  await operator.open(`/numbers/${id}`, 'super_admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Flow URL').fill(' 70001 ');
  await expect(dialog.getByText(`Will be saved as ${FLOW_URL}`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByTitle(FLOW_URL)).toBeVisible();
});

test('an admin searches the numbers to call from', async ({ page, operator }) => {
  await operator.setUp();
  for (let last = 2; last <= 12; last += 1) {
    await operator.addNumber({
      number: `+9180471100${String(last).padStart(2, '0')}`,
      label: `Line ${last}`,
    });
  }
  await operator.open('/', 'admin');
  await page.getByLabel('Find a number').fill('line 12');
  await expect(page.getByRole('link', { name: /^Test call from/ })).toHaveCount(1);
});

test('Escape asks before it drops what was entered, and not otherwise', async ({ page, operator }) => {
  await operator.setUp();
  await operator.open('/numbers/new', 'super_admin');
  const dialog = page.getByRole('dialog', { name: 'Add number' });
  await dialog.getByLabel('Number').fill('+918047110002');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alert')).toContainText('Press Escape once more');
  await dialog.getByLabel('Label').fill('Sales');
  await expect(dialog.getByRole('alert')).toBeHidden();
  await expect(dialog.getByLabel('Number')).toHaveValue('+918047110002');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // What was refused is not saved.
  await page.getByRole('link', { name: 'Add number' }).click();
  await dialog.getByLabel('Number').fill('12');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('must be', { exact: false })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alert').filter({ hasText: 'Press Escape once more' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('link', { name: 'Add number' }).click();
  await expect(dialog.getByLabel('Number')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('what was added is said, seen and in focus, and what was removed is said', async ({
  page,
  operator,
}) => {
  await operator.setUp();
  for (let last = 2; last <= 12; last += 1) {
    await operator.addNumber({ number: `+9180471100${String(last).padStart(2, '0')}` });
  }
  await operator.open('/', 'super_admin');
  await page.getByLabel('API token').fill('typed');
  await page.getByRole('link', { name: 'Add number' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Number').fill('+91 80 4711 0099');
  await dialog.getByRole('button', { name: 'Add number' }).click();

  const numbers = page.getByRole('region', { name: 'Numbers' });
  await expect(numbers.getByRole('status').filter({ hasText: 'Added +918047110099' })).toBeAttached();
  // It has no bot yet, so the first thing to do is that.
  const first = page.getByRole('link', { name: 'Attach a bot to +918047110099' });
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
  await expect(page.getByLabel('API token')).toHaveValue('typed');

  await page.getByRole('link', { name: 'Remove +918047110099' }).click();
  await expect(numbers.getByText('Added +918047110099')).toBeHidden();
  await page.getByRole('button', { name: 'Remove number' }).click();
  await expect(numbers.getByRole('status').filter({ hasText: 'Removed +918047110099' })).toBeInViewport();
  await expect(page.getByRole('heading', { name: 'Numbers', exact: true })).toBeFocused();
});

test('a long address is cut at its beginning, and is there as a whole', async ({ page, operator }) => {
  await operator.storeCredentials();
  await operator.setFleet(['https://core-1.of-the-voice-platform.example.com:8443']);
  await operator.addNumber({ bot_id: 'sales-bot' });
  await operator.open('/', 'super_admin');
  const whole = 'wss://core-1.of-the-voice-platform.example.com:8443/exotel/sales-bot';
  const address = page.getByTitle(whole);
  await expect(address).toHaveText(whole);
  const [cell, text] = await Promise.all([address.boundingBox(), address.locator('bdi').boundingBox()]);
  if (!cell || !text) throw new Error('not drawn');
  expect(text.x).toBeLessThan(cell.x);
  expect(text.x + text.width).toBeLessThanOrEqual(cell.x + cell.width + 1);
});
