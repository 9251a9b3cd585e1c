import { expect, test } from './support/stage.js';

test('hosts that were moved are not saved yet, and the page says so', async ({ page, operator }) => {
  await operator.setFleet(['https://one.example.com', 'https://two.example.com']);
  await operator.open('/settings', 'super_admin');
  await page.getByRole('button', { name: 'Move https://two.example.com up' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'is now at position 1.' })).toHaveClass(
    'visually-hidden',
  );
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByText('Hosts saved.')).toBeVisible();
  await expect(page.getByText('Not saved yet.')).toBeHidden();
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByText('Nothing has changed.')).toBeVisible();
});

test('hosts that were refused are said to be that alone', async ({ page, operator }) => {
  await operator.setFleet(['https://one.example.com']);
  await operator.open('/settings', 'super_admin');
  await page.getByRole('button', { name: 'Add host' }).click();
  await page.getByRole('textbox', { name: 'Host 2' }).fill('nonsense');
  await expect(page.getByText('No number’s WebSocket URL changes.')).toBeVisible();
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByRole('alert')).toContainText('must');
  await expect(page.getByText('No number’s WebSocket URL changes.')).toBeHidden();
});
