import { expect, test } from './support/stage.js';
import { pretendCallers, pretendNumbers } from './support/many-numbers.js';

test('another first host is said once for each bot, and the first ten bots are seen', async ({
  page,
  operator,
}) => {
  await operator.setUp();
  await pretendNumbers(page, 60, (index) => {
    const bot = `bot-${index % 12}`;
    return { bot_id: bot, websocket_url: `${operator.coreUrl.replace('http:', 'ws:')}/exotel/${bot}` };
  });
  await operator.open('/settings', 'super_admin');
  await page.getByRole('textbox', { name: 'Host 1' }).fill('https://core-9.example.com');

  await expect(page.getByText('61 numbers get a new WebSocket URL')).toBeVisible();
  const lines = page.getByRole('row', { name: /wss:\/\/core-9\.example\.com/ });
  await expect(lines).toHaveCount(10);
  await expect(lines.first()).toHaveText(
    /^bot-0, 5 numbers.*\/exotel\/bot-0wss:\/\/core-9.*\/exotel\/bot-0$/,
  );
  await page.getByText('3 more bots').click();
  await expect(lines).toHaveCount(13);
  await expect(lines.last()).toHaveText(/^echo, one number/);
});

test('a long list is drawn in parts, and all of it is searched', async ({ page, operator }) => {
  await operator.setUp();
  await pretendNumbers(page, 119);
  await operator.open('/', 'super_admin');
  const rows = page.locator('[data-number]');
  const more = page.getByRole('button', { name: /^Show/ });
  const shown = page.getByRole('status').filter({ hasText: 'are shown.' });
  await expect(rows).toHaveCount(50);
  await expect(shown).toHaveText('50 of 120 numbers are shown.');

  await more.press('Enter');
  await expect(rows).toHaveCount(100);
  await expect(shown).toHaveText('100 of 120 numbers are shown.');
  await expect(more).toBeFocused();
  await expect(more).toHaveText('Show the last 20');
  await more.press('Enter');
  await expect(shown).toHaveText('All 120 numbers are shown.');
  await expect(more).toBeHidden();
  await expect(page.getByRole('link', { name: 'Test call from +918047200100' })).toBeFocused();

  await page.reload();
  await expect(more).toHaveText('Show 50 more (70 left)');
  await page.getByLabel('Find a number').fill('line 118');
  await expect(rows).toHaveCount(1);
  await expect(shown).toBeHidden();
});

test('an admin’s long list is drawn in parts, too', async ({ page, operator }) => {
  await operator.setUp();
  await pretendCallers(page, 59);
  await operator.open('/', 'admin');
  const rows = page.locator('[data-number]');
  await expect(rows).toHaveCount(50);

  await page.getByRole('button', { name: 'Show the last 10' }).press('Enter');

  await expect(rows).toHaveCount(60);
  await expect(page.getByRole('link', { name: 'Check +918047200050' })).toBeFocused();
});

test('the number of the address and the one that was added last are drawn in a long list', async ({
  page,
  operator,
}) => {
  const id = await operator.setUp();
  await pretendNumbers(page, 119);
  await operator.open(`/numbers/${id}`, 'super_admin');
  const rows = page.locator('[data-number]');
  await expect(page.locator(`[data-number="${id}"]`)).toBeVisible();
  await expect(rows).toHaveCount(51);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator(`[data-number="${id}"]`)).toBeVisible();

  await page.getByRole('link', { name: 'Add number' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add number' });
  await dialog.getByLabel('Number').fill('+91 80 4711 0099');
  await dialog.getByRole('button', { name: 'Add number' }).click();
  await expect(page.getByRole('link', { name: 'Attach a bot to +918047110099' })).toBeFocused();
  await expect(rows).toHaveCount(51);
});

const ROOT = '/api/v1/integrations/exotel';
const WRONG_FLOW = 'http://my.exotel.com/another/exoml/start_voice/70001';

test('numbers are narrowed to a state, which stands in the address beside the search', async ({
  page,
  operator,
  exotel,
}) => {
  exotel.reset();
  await operator.setUp();
  const broken = await operator.addNumber({ number: '+918047110002', flow_url: WRONG_FLOW });
  await operator.api('POST', `${ROOT}/dids/${broken}/check`);
  for (let last = 3; last <= 12; last += 1) {
    await operator.addNumber({
      number: `+9180471100${String(last).padStart(2, '0')}`,
      label: `Line ${last}`,
      ...(last > 9 && { bot_id: '' }),
      ...(last > 10 && { flow_url: '' }),
    });
  }
  await operator.open('/', 'super_admin');
  const state = page.getByLabel('State', { exact: true });
  const rows = page.locator('[data-number]');
  await expect(state.getByRole('option')).toHaveText([
    'All numbers (12)',
    'Ready for a test call (10)',
    'Without a bot (3)',
    'Without a flow URL (2)',
    'Last check failed (1)',
  ]);

  await state.selectOption('Last check failed (1)');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('+918047110002');
  await state.selectOption('Without a bot (3)');
  await expect(page.getByText('3 of 12 numbers')).toBeVisible();
  await page.getByLabel('Find a number').fill('line 12');
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/\/\?find=line\+12&state=no-bot$/);

  await page.getByRole('link', { name: 'Fleet' }).click();
  await page.getByRole('link', { name: 'Exotel', exact: true }).click();
  await expect(page).toHaveURL(/\/\?find=line\+12&state=no-bot$/);
  await page.reload();
  await expect(state).toHaveValue('no-bot');
  await expect(rows).toHaveCount(1);
  await state.selectOption('All numbers (12)');
  await page.getByLabel('Find a number').fill('');
  await expect(page).toHaveURL(/\/$/);
  await expect(rows).toHaveCount(12);
});

test('the last checks of a list of any length come with one request', async ({ page, operator, exotel }) => {
  exotel.reset();
  const id = await operator.setUp();
  const broken = await operator.addNumber({ number: '+918047110002', flow_url: WRONG_FLOW });
  for (const checked of [id, broken]) await operator.api('POST', `${ROOT}/dids/${checked}/check`);
  await pretendNumbers(page, 118);
  await pretendCallers(page, 118);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await operator.open('/?state=failed', 'super_admin');
  const rows = page.locator('[data-number]');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(/\+918047110002.*Broken/s);
  await page.getByLabel('State', { exact: true }).selectOption('All numbers (120)');
  await page.getByRole('button', { name: /^Show 50 more/ }).click();
  await page.getByRole('button', { name: /^Show the last 20/ }).click();
  await expect(page.locator(`[data-number="${id}"]`)).toContainText('No fault found');
  expect([...new Set(asked.filter((path) => path.includes('check')))]).toEqual([`${ROOT}/checks`]);
});
