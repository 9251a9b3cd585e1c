import { expect, test } from './support/stage.js';

test('rows of another filter are marked until the right ones are there', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.placeCall(id, '+919000000012');
  await operator.open('/calls', 'admin');
  await expect(page.getByRole('table')).toContainText('+919000000012');
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/test-calls?status=completed*', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel('Status').selectOption('Completed');
  const list = page.locator('[aria-busy="true"]');
  await expect(list).toContainText('+919000000012');
  await expect(list).toHaveCSS('opacity', '0.5');
  await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).toBeAttached();
  answer();
  await expect(page.getByText('No test call fits these filters.')).toBeVisible();
  await expect(list).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'Loading…' })).not.toBeAttached();
});

test('calls of a number that is not ready any more are found by its name, by who may see it', async ({
  context,
  operator,
}) => {
  const id = await operator.setUp();
  await operator.placeCall(id, '+919000000012');
  await operator.changeNumber(id, { flow_url: '' });
  for (const [role, chosen] of [
    ['super_admin', '+918047110001 · Support line'],
    ['admin', 'A number that is not ready, or was removed'],
  ] as const) {
    const page = await context.newPage();
    await operator.on(page).open(`/calls?did_id=${id}`, role);
    const number = page.getByLabel('Number', { exact: true });
    await expect(number.locator('option:checked')).toHaveText(chosen);
    await expect(page.getByRole('table')).toContainText('+919000000012');
  }
});

test('how long ago something was grows while it is looked at', async ({ page, operator }) => {
  await operator.setUp();
  await page.clock.install();
  await operator.open('/', 'super_admin');
  const age = page.locator('[data-number]').getByText(/^Changed /);
  await expect(age).toHaveText(/now|seconds? ago/);
  await page.clock.fastForward('02:10');
  await expect(age).toHaveText('Changed 2 minutes ago');
});
