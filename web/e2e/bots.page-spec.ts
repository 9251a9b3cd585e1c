import { expect, test } from './support/stage.js';

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
