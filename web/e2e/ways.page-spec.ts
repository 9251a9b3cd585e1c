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

test('a call that failed leads to the check of its number', async ({ page, operator }) => {
  const id = await operator.setUp();
  const failed = await operator.placeCall(id, '+919000000003');
  const refused = await operator.placeCall(id, '+919000000024');
  const onDnd = await operator.placeCall(id, '+919000000013');
  await operator.open(`/calls/${onDnd}`, 'admin');
  await expect(page.getByText('Use another number')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Check the number' })).toBeHidden();
  for (const callId of [failed, refused]) {
    await operator.open(`/calls/${callId}`, 'admin');
    await page.getByRole('link', { name: 'Check the number' }).click();
    await expect(page.getByRole('dialog', { name: 'Check +918047110001' })).toBeVisible();
  }
});

test('a link of the chain that is broken leads to where it is mended', async ({ page, operator, exotel }) => {
  exotel.reset();
  await operator.storeCredentials();
  const id = await operator.addNumber({ bot_id: '', flow_url: '' });
  await operator.api('PUT', ROOT, { api_token: 'wrong' });
  await operator.open(`/numbers/${id}/check`, 'super_admin');
  const dialog = page.getByRole('dialog', { name: 'Check +918047110001' });
  await dialog.getByRole('button', { name: 'Check now' }).click();
  await expect(dialog.getByText('Something is broken')).toBeVisible();

  await dialog.getByRole('link', { name: 'Bot', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Edit +918047110001' })
    .getByRole('button', { name: 'Close' })
    .click();
  await dialog.getByRole('link', { name: 'Flow URL' }).click();
  await page
    .getByRole('dialog', { name: /^Set up/ })
    .getByRole('button', { name: 'Close' })
    .click();
  await dialog.getByRole('link', { name: 'Free capacity' }).click();
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await page.goBack();
  await dialog.getByRole('link', { name: 'Credentials' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Credentials' })).toBeFocused();
});

test('an admin is led from a check to the fleet, and nowhere else', async ({ page, operator, exotel }) => {
  exotel.reset();
  await operator.storeCredentials();
  await operator.setFleet(['http://127.0.0.1:9']);
  const id = await operator.addNumber({ flow_url: 'http://my.exotel.com/another/exoml/start_voice/70001' });
  await operator.open(`/numbers/${id}/check`, 'admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check now' }).click();
  await expect(dialog.getByText('Something is broken')).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByText('What to do').nth(1)).toBeVisible();
  await expect(dialog.getByRole('listitem').locator('.timeline-title').getByRole('link')).toHaveText([
    'Free capacity',
  ]);
  await dialog.getByRole('link', { name: 'Free capacity' }).click();
  await expect(page.getByRole('heading', { name: 'Fleet', level: 1 })).toBeVisible();
});

test('an admin is told that a number’s set-up needs the role Super admin', async ({ page, operator }) => {
  const id = await operator.setUp();
  for (const path of ['/numbers/new', '/numbers/import', `/numbers/${id}/setup`, `/numbers/${id}`]) {
    await operator.open(path, 'admin');
    await expect(page.getByRole('heading', { name: 'Nothing here for your role' })).toBeVisible();
    await expect(page.getByText('this address needs the role Super admin')).toBeVisible();
  }
});

test('an address below a number that names no dialog leads nowhere', async ({ page, operator }) => {
  const id = await operator.setUp();
  for (const path of [`/numbers/${id}/anything`, '/numbers/new/call', '/numbers/import/setup']) {
    for (const role of ['super_admin', 'admin'] as const) {
      await operator.open(path, role);
      await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
    }
  }
});

test('a call’s page says whom the call was for, and leads back to the list as it was', async ({
  page,
  operator,
}) => {
  const id = await operator.setUp();
  await operator.placeCall(id, '+919000000012');
  await operator.open(`/calls?status=rejected&did_id=${id}`, 'admin');
  await page.getByRole('table').getByRole('link').click();
  await expect(page.getByRole('definition').filter({ hasText: '+919000000012' })).toBeVisible();
  await expect(page.getByText('Rang', { exact: true })).toBeHidden();
  await page.getByRole('link', { name: '← All test calls' }).click();
  await expect(page).toHaveURL(new RegExp(`/calls\\?status=rejected&did_id=${id}$`));
  await expect(page.getByLabel('Status')).toHaveValue('rejected');
});
