import { expect, test } from './support/stage.js';

const ROOT = '/api/v1/integrations/exotel';

test('an admin is told why no call can be made from a number any more', async ({ page, operator }) => {
  const id = await operator.setUp();
  const callId = await operator.placeCall(id, '+919000000003');
  await operator.changeNumber(id, { flow_url: '' });
  await operator.open(`/calls/${callId}`, 'admin');
  await page.getByRole('link', { name: 'Call again' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(
    'No test call can be made from this number now: it was removed, or lacks its flow URL.',
  );
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect(dialog).toBeHidden();

  await operator.api('DELETE', `${ROOT}/dids/${id}`);
  await operator.open(`/numbers/${id}/check`, 'admin');
  await expect(dialog).toContainText('it was removed');
});
