import { expect, test } from './support/stage.js';
import { pretendNumbers } from './support/many-numbers.js';

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
