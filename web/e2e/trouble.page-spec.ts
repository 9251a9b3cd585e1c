import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, tokenFor } from './support/stage.js';

const ROOT = '/api/v1/integrations/exotel';

test('an expired token asks for another one and keeps what was typed', async ({ page, operator }) => {
  const id = await operator.setUp();
  // Long enough for a slow machine to show the view and type into it.
  const validS = 15;
  const token = tokenFor('super_admin', validS);
  const expired = sleep((validS + 1) * 1_000);
  await operator.open(`/numbers/${id}`, { token });
  const label = page.getByRole('dialog').getByLabel('Label');
  await label.fill('Typed before the token expired');
  await expired;
  await page.getByRole('button', { name: 'Save' }).last().click();

  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(again).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(again).toBeVisible();
  await again.getByLabel('Access token').fill(tokenFor('super_admin'));
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again).toBeHidden();

  await expect(label).toHaveValue('Typed before the token expired');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Typed before the token expired')).toBeVisible();
});

test('what an expired token could not load is there after signing in again', async ({ page, operator }) => {
  await operator.setUp();
  await operator.open('/', { token: tokenFor('super_admin', -1) });
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await again.getByLabel('Access token').fill(tokenFor('super_admin'));
  await again.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByLabel('Account SID')).toHaveValue('cxbsim');
  await expect(page.getByRole('link', { name: 'Test call from +918047110001' })).toBeVisible();
});

test('a stale edit of a number shows both versions, and either can stand', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.open(`/numbers/${id}`, 'super_admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Label').fill('Mine');
  await operator.changeNumber(id, { label: 'Theirs', bot_id: 'tone' });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();

  const conflict = dialog.getByRole('alert');
  await expect(conflict).toContainText('Someone else changed this');
  await expect(conflict.getByRole('row', { name: /Label/ })).toHaveText(/Theirs.*Mine/);
  await conflict.getByRole('button', { name: 'Take what is stored' }).click();
  await expect(dialog.getByLabel('Label')).toHaveValue('Theirs');

  await dialog.getByLabel('Label').fill('Mine again');
  await operator.changeNumber(id, { label: 'Theirs again', bot_id: 'echo' });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await conflict.getByRole('button', { name: 'Save mine' }).click();
  await expect(dialog).toBeHidden();
  const stored = await operator.api('GET', `${ROOT}/dids/${id}`);
  expect(stored).toMatchObject({ label: 'Mine again', bot_id: 'echo' });
});

test('a stale edit of the credentials and of the hosts shows both versions', async ({ page, operator }) => {
  await operator.setUp();
  await operator.open('/', 'super_admin');
  await page.getByLabel('Account SID').fill('mine');
  await operator.api('PUT', ROOT, { account_sid: 'theirs' });
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(page.getByRole('row', { name: /Account SID/ })).toHaveText(/theirs.*mine/);
  await page.getByRole('button', { name: 'Save mine' }).click();
  await expect(page.getByText('Credentials saved.')).toBeVisible();
  expect(await operator.api('GET', ROOT)).toMatchObject({ account_sid: 'mine' });

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Host 1' }).fill('https://mine.example.com');
  await operator.setFleet(['https://theirs.example.com']);
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByRole('row', { name: /CXB Core hosts/ })).toHaveText(/theirs.*mine/);
  await page.getByRole('button', { name: 'Take what is stored' }).click();
  await expect(page.getByRole('textbox', { name: 'Host 1' })).toHaveValue('https://theirs.example.com');
});

test('a service that is away is said, and what was typed outlives it', async ({
  page,
  service,
  operator,
}) => {
  await operator.setUp();
  await operator.open('/', 'super_admin');
  await page.getByLabel('Account SID').fill('typed-while-away');
  await service.halt();
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(page.getByText('The service does not answer.')).toBeVisible();
  await expect(page.getByText('may have been done')).toBeVisible();

  await service.resume();
  await expect(page.getByText('The service does not answer.')).toBeHidden();
  await expect(page.getByLabel('Account SID')).toHaveValue('typed-while-away');
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(page.getByText('Credentials saved.')).toBeVisible();
});

test('a live call is followed on after the service was away', async ({
  page,
  service,
  operator,
  leisurely,
}) => {
  const id = await operator.setUp();
  await operator.api('PUT', ROOT, { api_base_url: leisurely.url });
  const callId = await operator.placeCall(id, '+919000000002');
  await operator.open(`/calls/${callId}`, 'admin');
  await expect(page.getByText('Exotel has not said that anybody answered.')).toBeVisible();
  await service.halt();
  await expect(page.getByText('The live connection broke.')).toBeVisible();
  // The phone still rings.
  await expect(page.getByRole('link', { name: 'Call again' })).toBeHidden();
  await service.resume();

  await expect(page.getByText('The live connection broke.')).toBeHidden({ timeout: 20_000 });
  await expect(page.getByText('It rang, and nobody answered.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('link', { name: 'Call again' })).toBeVisible();
});

test('a view that cannot be drawn leaves the way to the others', async ({ page, operator }) => {
  await page.route('**/audit-page-*.js', (route) => route.abort());
  await operator.open('/audit', 'super_admin');
  await expect(page.getByText('The page itself failed.')).toBeVisible();
  await page.getByRole('link', { name: 'Fleet' }).click();
  await expect(page.getByRole('heading', { name: 'Fleet', level: 1 })).toBeVisible();
  await expect(page.getByText('The page itself failed.')).toBeHidden();
});

test('what the service refuses is said at its field, in the service’s words', async ({ page, operator }) => {
  await operator.setUp();
  await operator.open('/numbers/new', 'super_admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Number').fill('12');
  await dialog.getByLabel('Bot').fill('not a bot');
  await dialog.getByLabel('Flow URL').fill('my.exotel.com');
  await dialog.getByRole('button', { name: 'Add number' }).click();

  await expect(dialog.getByLabel('Bot')).toHaveAccessibleDescription(/must consist of letters, digits/);
  await expect(dialog.getByLabel('Flow URL')).toHaveAccessibleDescription(
    /must be an absolute http\(s\) URL/,
  );
  await expect(dialog.getByLabel('Number')).toBeFocused();
  await dialog.getByLabel('Number').fill('080 4711 0001');
  await expect(dialog.getByText(/must be an absolute/)).toBeHidden();
  await dialog.getByLabel('Bot').fill('bot');
  await dialog.getByLabel('Flow URL').fill('');
  await dialog.getByRole('button', { name: 'Add number' }).click();
  await expect(dialog.getByLabel('Number')).toHaveAccessibleDescription(/is already one of your numbers/);
});

test('only what changed is sent, and a secret only when it was entered again', async ({ page, operator }) => {
  await operator.setUp();
  await operator.open('/', 'super_admin');
  const bodies: unknown[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') bodies.push(request.postDataJSON());
  });
  await expect(page.getByLabel('API key')).toHaveAttribute('placeholder', 'Unchanged');
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(page.getByText('Nothing has changed.')).toBeVisible();
  await page.getByLabel('API token').fill('another-token');
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(page.getByText('Credentials saved.')).toBeVisible();
  await expect(page.getByLabel('API token')).toHaveValue('');

  expect(bodies).toEqual([{ api_token: 'another-token' }]);
});

test('removing a number names what goes with it, and the history stays', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.placeCall(id, '+919000000012');
  await operator.open('/', 'super_admin');
  await page.getByRole('link', { name: 'Remove +918047110001' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('test calls stay in the history');
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Remove number' }).click();

  await expect(page.getByText('No numbers yet')).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Recent test calls' }).getByText('+919000000012'),
  ).toBeVisible();
});
