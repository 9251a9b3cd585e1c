import type { Route } from '@playwright/test';
import { expect, test } from './support/stage.js';

const ROOT = '/api/v1/integrations/exotel';

test('a double click rings once', async ({ page, operator, exotel }) => {
  const id = await operator.setUp();
  exotel.reset();
  await operator.open(`/numbers/${id}/call`, 'admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phone to ring').fill('9000000000');
  await dialog.getByRole('button', { name: 'Call now' }).dblclick();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Completed' })).toBeVisible();

  const { items } = await operator.api('GET', `${ROOT}/test-calls`);
  expect(items).toHaveLength(1);
});

/** How an answer gets lost on its way to the page. */
const LOST: readonly (readonly [how: string, lose: (route: Route) => Promise<void>])[] = [
  ['by a connection that breaks', (route) => route.abort('connectionreset')],
  [
    'by a gateway that gave up',
    (route) =>
      route.fulfill({ status: 504, contentType: 'text/html', body: '<h1>504 Gateway Time-out</h1>' }),
  ],
];

for (const [how, lose] of LOST) {
  test(`a request whose answer is lost ${how} is asked again without a second ring`, async ({
    page,
    operator,
  }) => {
    const id = await operator.setUp();
    await operator.open(`/numbers/${id}/call`, 'admin');
    let asked = 0;
    await page.route('**/test-call', async (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      await route.fetch();
      return lose(route);
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Phone to ring').fill('9000000000');
    await dialog.getByRole('button', { name: 'Call now' }).click();
    await expect(dialog.getByText('nobody is rung twice')).toBeVisible();
    // Another phone is another order; the same one in another spelling is not.
    await dialog.getByLabel('Phone to ring').fill('9000000004');
    await expect(dialog.getByText('+919000000000 may already ring.')).toBeVisible();
    await expect(dialog.getByText('nobody is rung twice')).toBeHidden();
    await expect(dialog.getByRole('button', { name: 'Ask again' })).toBeHidden();
    await dialog.getByLabel('Phone to ring').fill('090000 00000');
    await dialog.getByRole('button', { name: 'Ask again' }).click();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Completed' })).toBeVisible();

    const { items } = await operator.api('GET', `${ROOT}/test-calls`);
    expect(items).toHaveLength(1);
  });
}

test('Enter on a row opens the order, and rings nobody that was not looked at', async ({
  page,
  operator,
}) => {
  const id = await operator.setUp();
  await operator.open(`/numbers/${id}/call`, 'admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phone to ring').fill('90000 00000');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Completed' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('link', { name: /^Test call from/ }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Phone to ring')).toHaveValue('90000 00000');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('Phone to ring')).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Call now' })).toBeVisible();
  const { items } = await operator.api('GET', `${ROOT}/test-calls`);
  expect(items).toHaveLength(1);
});

test('a phone that was mistyped is not remembered, the one that was called is', async ({
  page,
  operator,
}) => {
  const id = await operator.setUp();
  await operator.open(`/numbers/${id}/call`, 'admin');
  const kept = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('cxb.phone'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phone to ring').fill('98765');
  await dialog.getByRole('button', { name: 'Call now' }).click();
  await expect(dialog.getByLabel('Phone to ring')).toHaveAttribute('aria-invalid', 'true');
  expect(await kept()).toBeNull();

  await dialog.getByLabel('Phone to ring').fill('9000000001');
  await expect(dialog.getByRole('checkbox', { name: /Remember this phone/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Call now' }).click();
  await expect(dialog.getByRole('button', { name: 'Call again' })).toBeVisible();
  expect(await kept()).toBe('9000000001');
});

test('a call that goes on is told to who would ring a second time', async ({ page, operator, leisurely }) => {
  const id = await operator.setUp();
  await operator.api('PUT', ROOT, { api_base_url: leisurely.url });
  await operator.open(`/numbers/${id}/call`, 'admin');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phone to ring').fill('+919000000002');
  await dialog.getByRole('button', { name: 'Call now' }).click();
  await expect(dialog.getByText('Exotel has not said that anybody answered.')).toBeVisible();
  await page.reload();

  await expect(dialog.getByText('A call from this number to +919000000002 is going on.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Call a second time' })).toBeVisible();
  await dialog.getByRole('link', { name: 'Watch it' }).click();
  await expect(page.getByText('Exotel has not said that anybody answered.')).toBeVisible();
});

test('“Call again” rings the same phone, and does not take it for one’s own', async ({ page, operator }) => {
  const id = await operator.setUp();
  const callId = await operator.placeCall(id, '+919000000012');
  await operator.open('/', 'admin');
  await page.evaluate(() => {
    localStorage.setItem('cxb.phone', '90000 00000');
  });
  await page.goto(new URL(`/calls/${callId}`, page.url()).href);
  await page.getByRole('link', { name: 'Call again' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Phone to ring')).toHaveValue('+919000000012');
  await expect(dialog.getByRole('checkbox', { name: /Remember this phone/ })).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Call now' }).click();
  await dialog.getByRole('button', { name: 'Call again' }).click();
  await expect(dialog.getByLabel('Phone to ring')).toHaveValue('+919000000012');
  expect(await page.evaluate(() => localStorage.getItem('cxb.phone'))).toBe('90000 00000');
});

test('who closes an order under way is told that the call goes on', async ({ page, operator, exotel }) => {
  const id = await operator.setUp();
  exotel.reset();
  await operator.open(`/numbers/${id}/call`, 'admin');
  await page.route('**/test-call', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phone to ring').fill('9000000000');
  await dialog.getByRole('button', { name: 'Call now' }).click();
  await dialog.getByRole('button', { name: 'Close, the call goes on' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /\+919000000000/ })).toBeVisible();
});

test('a number without a bot leads to one before it leads to a call', async ({ page, operator }) => {
  await operator.storeCredentials();
  const id = await operator.addNumber({ bot_id: '' });
  await operator.open('/', 'super_admin');
  await expect(page.getByRole('link', { name: 'Attach a bot to +918047110001' })).toBeVisible();
  await page.getByRole('link', { name: 'Test call from +918047110001' }).click();
  await expect(page.getByRole('dialog').getByText('whoever picks up may hear nothing')).toBeVisible();
  expect(page.url()).toContain(id);
});
