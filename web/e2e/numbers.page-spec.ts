import { expect, test } from './support/stage.js';

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
