import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/stage.js';
import type { Operator } from './support/stage.js';

const ROOT = '/api/v1/integrations/exotel';

/** Gives the dialog that tells what became of them. */
async function importTwo(page: Page, operator: Operator): Promise<Locator> {
  await operator.storeCredentials();
  await operator.open('/numbers/import', 'super_admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /\+918047110005/ }).check();
  await dialog.getByRole('checkbox', { name: /\+918047110006/ }).check();
  await dialog.getByRole('button', { name: 'Import 2 numbers' }).click();
  return dialog;
}

test('the bots of the other numbers are offered', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.addNumber({ number: '+918047110002', bot_id: 'sales-bot' });
  await operator.addNumber({ number: '+918047110003', bot_id: 'sales-bot' });
  await operator.addNumber({ number: '+918047110004', bot_id: '' });
  const offered = page.getByRole('dialog').locator('datalist option');
  const values = (): Promise<(string | null)[]> =>
    offered.evaluateAll((options) => options.map((option) => option.getAttribute('value')));
  await operator.open('/numbers/new', 'super_admin');
  await expect.poll(values).toEqual(['echo', 'sales-bot']);
  await operator.open(`/numbers/${id}`, 'super_admin');
  await expect.poll(values).toEqual(['sales-bot']);
  const bot = page.getByRole('dialog').getByLabel('Bot');
  expect(await bot.getAttribute('list')).toBe(
    await page.locator('dialog, [role=dialog] datalist').getAttribute('id'),
  );
});

test('imported numbers get one bot together', async ({ page, operator, exotel }) => {
  exotel.reset();
  const dialog = await importTwo(page, operator);
  const bot = dialog.getByLabel('Bot for all of them');
  await bot.fill('not a bot');
  await dialog.getByRole('button', { name: 'Attach it to 2 numbers' }).click();
  await expect(bot).toHaveAccessibleDescription(/must consist of letters, digits/);

  // Somebody removes one of them meanwhile.
  const { dids } = (await operator.api('GET', ROOT)) as { dids: { id: string; number: string }[] };
  const gone = dids.find(({ number }) => number === '+918047110005');
  await operator.api('DELETE', `${ROOT}/dids/${gone?.id ?? ''}`);
  await bot.fill('support-bot');
  await dialog.getByRole('button', { name: 'Attach it to 2 numbers' }).click();
  await expect(dialog.getByText('1 of 2 done')).toBeVisible();
  await expect(dialog.getByText('Not attached to +918047110005.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('row', { name: /918047110006/ })).toContainText('support-bot');
});

test('attaching a bot to many shows how far it is, and can be stopped and taken up again', async ({
  page,
  operator,
  exotel,
}) => {
  exotel.reset();
  const dialog = await importTwo(page, operator);
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let sent = 0;
  await page.route('**/dids/*', async (route) => {
    if (route.request().method() === 'PUT') sent += 1;
    await held;
    await route.continue();
  });
  await dialog.getByLabel('Bot for all of them').fill('support-bot');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('0 of 2 done')).toBeVisible();
  await dialog.getByRole('button', { name: 'Stop' }).click();
  answer();
  await expect(dialog.getByText('1 of 2 done')).toBeVisible();
  await dialog.getByRole('button', { name: 'Attach it to one number' }).click();
  await expect(dialog.getByText('2 of 2 done')).toBeVisible();
  expect(sent).toBe(2);
  await expect(dialog.locator('[tabindex="-1"]:focus')).toContainText('2 of 2 done');
  await expect(dialog.getByRole('alert')).toHaveText('2 numbers imported.');
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('row', { name: /support-bot/ })).toHaveCount(2);
});
