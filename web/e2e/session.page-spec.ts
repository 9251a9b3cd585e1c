import { expect, test, tokenFor } from './support/stage.js';

test('a token that could not be checked does not sign in', async ({ page, service }) => {
  await page.goto(`${service.url}/calls`);
  await page.route('**/test-call-options', (route) =>
    route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      json: { status: 429, code: 'too_many_requests', detail: 'Too many refused tokens. Wait a minute.' },
    }),
  );
  await page.getByLabel('Access token').fill(`${tokenFor('admin')}x`);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByText('Too many refused tokens. Wait a minute.')).toBeVisible();
  await expect(page.getByLabel('Access token')).toBeVisible();
});

test('nothing is asked again and again with a token that was refused', async ({ page, operator }) => {
  await operator.setUp();
  await page.clock.install();
  await operator.open('/fleet', 'admin');
  await expect(page.getByText('Healthy')).toBeVisible();
  await page.route('**/fleet/status', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      json: { status: 401, code: 'unauthenticated', detail: 'Expired.' },
    }),
  );
  await page.clock.runFor(6_000);
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(again).toBeVisible();
  let asked = 0;
  page.on('request', () => (asked += 1));
  await page.clock.runFor(130_000);
  expect(asked).toBe(0);

  await page.unroute('**/fleet/status');
  await again.getByLabel('Access token').fill(tokenFor('admin', 7_200));
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again).toBeHidden();
  const next = page.waitForRequest('**/fleet/status');
  await page.clock.runFor(6_000);
  await next;
});
