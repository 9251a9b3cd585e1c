import type { Page } from '@playwright/test';
import { expect, test, tokenFor } from './support/stage.js';

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.tagName ?? '');
}

test('after an import the focus is at its result', async ({ page, operator, exotel }) => {
  exotel.reset();
  await operator.storeCredentials();
  await operator.open('/numbers/import', 'super_admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /\+918047110005/ }).check();
  await dialog.getByRole('button', { name: 'Import one number' }).click();
  await expect(dialog.getByText('One number imported')).toBeVisible();
  await expect(dialog.locator('[tabindex="-1"]:focus')).toContainText('One number imported');
});

test('after taking what is stored the focus is in the form', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.open(`/numbers/${id}`, 'super_admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Label').fill('Mine');
  await operator.changeNumber(id, { label: 'Theirs' });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByRole('button', { name: 'Take what is stored' }).click();
  await expect(dialog.getByLabel('Label')).toHaveValue('Theirs');
  await expect(dialog.getByLabel('Label')).toBeFocused();
});

test('signing in again leads back to the button that was pressed', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.open(`/numbers/${id}`, 'super_admin');
  const dialog = page.getByRole('dialog', { name: /^Edit/ });
  await dialog.getByLabel('Label').fill('Typed');
  await page.route(`**/dids/${id}`, (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      json: { status: 401, code: 'unauthenticated', detail: 'Expired.' },
    }),
  );
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  await save.focus();
  await page.keyboard.press('Enter');
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(again).toBeVisible();
  await page.unroute(`**/dids/${id}`);
  await again.getByLabel('Access token').fill(tokenFor('super_admin', 7_200));
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again).toBeHidden();

  await expect(save).toBeFocused();
  await expect(
    dialog.getByText('This was not done, because your token was not accepted any more.'),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
});

test('the focus stays on the page when what opened a dialog is gone', async ({ page, operator, exotel }) => {
  exotel.reset();
  await operator.setUp();
  await operator.open('/', 'super_admin');
  await page
    .getByRole('region', { name: 'Your way to the first call' })
    .getByRole('link', { name: 'Test call' })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phone to ring').fill('+919000000000');
  await dialog.getByRole('button', { name: 'Call now' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Completed' })).toBeVisible();
  await expect(page.getByText('Your way to the first call')).toBeHidden();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => focused(page)).toBe('H1');
});
