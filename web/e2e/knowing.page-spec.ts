import { expect, FLOW_URL, test } from './support/stage.js';

test('credentials are verified before and after they are stored', async ({ page, operator }) => {
  await operator.open('/', 'super_admin');
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(page.getByText('Enter the account SID, the API key and the API token first.')).toBeVisible();
  await expect(page.getByLabel('Account SID')).toBeFocused();
  for (const label of ['Account SID', 'API key', 'API token']) {
    await expect(page.getByLabel(label)).toHaveAccessibleDescription(/is required/);
  }
  await page.getByLabel('Account SID').fill('cxbsim');
  await expect(page.getByText('is required')).toBeHidden();
  await page.getByLabel('API key').fill('simkey');
  await page.getByLabel('API token').fill('wrong');
  await page.getByLabel('API base URL (region)').selectOption('Another address');
  await page.getByLabel('Address of the API').fill(operator.exotelUrl);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText('Exotel does not accept these credentials')).toBeVisible();
  await expect(page.getByText('it is not stored yet')).toBeVisible();
  // An answer says nothing of what was typed since.
  await page.getByLabel('API token').fill('another');
  await expect(page.getByText('Exotel does not accept these credentials')).toBeHidden();

  await page.getByLabel('API token').fill('simtoken');
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(page.getByText('Credentials saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText('Exotel accepts these credentials')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Exotel accepts these credentials')).toBeVisible();
});

test('credentials that are saved in part say what is missing', async ({ page, operator }) => {
  await operator.open('/', 'super_admin');
  const save = page.getByRole('button', { name: 'Save credentials' });
  await page.getByRole('button', { name: 'Verify' }).click();
  const refusal = page.getByRole('region', { name: 'Credentials' }).getByRole('alert');
  await expect(refusal).toBeVisible();
  await page.getByLabel('Account SID').fill('cxbsim');
  await save.click();
  await expect(page.getByText('Saved. Still missing: API key, API token.')).toBeVisible();
  // It was about what was there before.
  await expect(refusal).toBeHidden();
  await page.getByLabel('API key').fill('simkey');
  await save.click();
  await expect(page.getByText('Saved. Still missing: API token.')).toBeVisible();
  await save.click();
  await expect(page.getByText('Still missing: API token.', { exact: true })).toBeVisible();
  await expect(page.getByLabel('API token')).toBeFocused();
  await page.getByLabel('API token').fill('simtoken');
  await save.click();
  await expect(page.getByText('Credentials saved.')).toBeVisible();
});

test('a check shows each link of the chain, and its row what it found', async ({
  page,
  operator,
  exotel,
}) => {
  exotel.reset();
  const id = await operator.setUp();
  await operator.open('/', 'super_admin');
  await page.getByRole('link', { name: 'Check +918047110001' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check now' }).click();
  await expect(dialog.getByText('Nothing is broken.', { exact: false })).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByRole('list').getByRole('listitem')).toHaveCount(8);
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('row', { name: /918047110001/ }).getByText('No fault found')).toBeVisible();

  // A verdict says nothing of what the number got after it.
  await operator.changeNumber(id, { flow_url: 'http://my.exotel.com/another/exoml/start_voice/70001' });
  await page.reload();
  const row = page.getByRole('row', { name: /918047110001/ });
  await expect(row.getByText('Check outdated')).toBeVisible();
  await expect(row.getByText('No fault found')).toBeHidden();
  await page.getByRole('link', { name: 'Check +918047110001' }).click();
  await dialog.getByRole('button', { name: 'Check again' }).click();
  await expect(dialog.getByText('Something is broken')).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Flow URL' })).toContainText('What to do');
  expect(exotel.calls()).toHaveLength(0);
});

test('a check that breaks off shows what it found, not what the one before did', async ({
  page,
  operator,
  exotel,
}) => {
  exotel.reset();
  const id = await operator.setUp();
  await operator.check(id);
  await operator.open(`/numbers/${id}/check`, 'super_admin');
  const dialog = page.getByRole('dialog');
  const lines = dialog.getByRole('listitem');
  await expect(lines).toHaveCount(8);
  const line = {
    name: 'credentials',
    status: 'fail',
    detail: 'Exotel does not accept them.',
    next_step: '',
    took_ms: 1,
  };
  await page.route('**/check', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `event: check\ndata: ${JSON.stringify(line)}\n\n`,
    }),
  );
  await dialog.getByRole('button', { name: 'Check again' }).click();
  await expect(dialog.getByText('The check broke off before it was done.')).toBeVisible();
  await expect(lines).toHaveText([/^Credentials.*Exotel does not accept them\.$/]);
});

test('numbers are imported from the account’s own list', async ({ page, operator, exotel }) => {
  exotel.reset();
  await operator.setUp();
  await operator.open('/numbers/import', 'super_admin');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox', { name: /\+918047110001/ })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Import numbers' }).click();
  await expect(dialog.getByText('Choose at least one number.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: /\+918047110005/ }).check();
  await dialog.getByRole('checkbox', { name: /\+918047110006/ }).check();
  await dialog.getByRole('button', { name: 'Import 2 numbers' }).click();
  await expect(dialog.getByText('2 numbers imported.', { exact: true })).toBeVisible();
  await expect(dialog.getByText('Added')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('row', { name: /918047110006/ })).toBeVisible();
});

test('a long list of the account’s numbers is searched, and all that are found are chosen', async ({
  page,
  operator,
}) => {
  await operator.setUp();
  const exophone = (last: number): object => ({
    number: `+9180471200${String(last).padStart(2, '0')}`,
    friendly_name: last > 9 ? 'Night desk' : 'Sales',
    did_id: '',
    voice: true,
  });
  await page.route('**/exophones', (route) =>
    route.fulfill({ json: { items: Array.from({ length: 12 }, (_, index) => exophone(index + 1)) } }),
  );
  await operator.open('/numbers/import', 'super_admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Find a number').fill('night');
  await dialog.getByRole('checkbox', { name: 'All that are new (3)' }).check();
  await dialog.getByLabel('Find a number').fill('');
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await expect(dialog.getByRole('button', { name: 'Import 3 numbers' })).toBeVisible();
});

test('the set-up guide is ticked by what a check found', async ({ page, operator, exotel }) => {
  exotel.reset();
  const id = await operator.setUp();
  await operator.open(`/numbers/${id}/setup`, 'super_admin');
  await expect(page.getByText('The bot “echo” answers this number.')).toBeVisible();
  // What is stored proves nothing.
  await expect(page.getByText('done', { exact: true })).toHaveCount(0);
  await operator.check(id);
  await operator.open(`/numbers/${id}/setup`, 'super_admin');
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByRole('listitem').filter({ hasText: 'Assign the flow to the number' }),
  ).toContainText('done');
  await expect(dialog.getByText(FLOW_URL)).toBeVisible();

  await operator.changeNumber(id, { bot_id: 'tone' });
  await page.reload();
  await expect(dialog.getByText('Check outdated')).toBeVisible();
  await expect(
    dialog.getByRole('listitem').filter({ hasText: 'Assign the flow to the number' }),
  ).not.toContainText('done');
});

test('the lines of a check stand at their places while others are waited for', async ({
  page,
  operator,
  exotel,
}) => {
  exotel.reset();
  await operator.storeCredentials();
  await operator.setFleet();
  const id = await operator.addNumber({ bot_id: 'hang-handshake' });
  await operator.open(`/numbers/${id}/check`, 'super_admin');
  const lines = page.getByRole('dialog').getByRole('listitem');
  await page.getByRole('dialog').getByRole('button', { name: 'Check now' }).click();
  await expect(lines.nth(7)).toContainText(/Free capacity\s*Good/);
  await expect(lines.nth(6)).toContainText(/The bot’s address answers\s*\(Waiting\)/);
  await expect(lines.nth(6)).toContainText('What to do', { timeout: 20_000 });
});

test('what the guide leads to leads back to it', async ({ page, operator }) => {
  await operator.storeCredentials();
  const id = await operator.addNumber({ bot_id: '' });
  await operator.open('/', 'super_admin');
  await page.getByRole('link', { name: 'Set up +918047110001' }).click();
  const guide = page.getByRole('dialog', { name: 'Set up +918047110001 in Exotel' });
  await guide.getByRole('link', { name: 'Attach a bot' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit +918047110001' });
  await edit.getByLabel('Bot').fill('echo');
  await edit.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(guide.getByText('The bot “echo” answers this number.')).toBeVisible();

  await guide.getByRole('link', { name: 'Check now' }).click();
  await page
    .getByRole('dialog', { name: 'Check +918047110001' })
    .getByRole('button', { name: 'Close' })
    .first()
    .click();
  await expect(guide).toBeVisible();
  await guide.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.goto(new URL(`/numbers/${id}/check`, page.url()).href);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
  await expect(page).toHaveURL(/\/$/);
});
