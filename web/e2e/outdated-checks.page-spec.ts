import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/stage.js';
import type { Operator } from './support/stage.js';

const ROOT = '/api/v1/integrations/exotel';

const GONE = 'https://core-gone.example.com';

interface Change {
  readonly what: string;
  readonly make: (operator: Operator, id: string) => Promise<unknown>;
}

const CHANGES: readonly Change[] = [
  { what: 'another bot', make: (operator, id) => operator.changeNumber(id, { bot_id: 'tone' }) },
  { what: 'another first host', make: (operator) => operator.setFleet([GONE]) },
  { what: 'another API token', make: (operator) => operator.api('PUT', ROOT, { api_token: 'nope' }) },
];

function numberOn(page: Page): Locator {
  return page.locator('[data-number]').filter({ hasText: '+918047110001' });
}

for (const role of ['admin', 'super_admin'] as const) {
  for (const { what, make } of CHANGES) {
    test(`${what} takes the verdict of a check away, in the eyes of the role ${role}`, async ({
      page,
      operator,
      exotel,
    }) => {
      exotel.reset();
      const id = await operator.setUp();
      await operator.check(id);
      await operator.open('/', role);
      await expect(numberOn(page)).toContainText('No fault found');

      await make(operator, id);
      await page.reload();

      await expect(numberOn(page)).toContainText('Check outdated');
      await expect(numberOn(page)).not.toContainText('No fault found');
      await page.getByRole('link', { name: 'Test call from +918047110001' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText('Check outdated.')).toBeVisible();
      await dialog.getByRole('link', { name: 'Check again' }).click();
      await expect(dialog.getByText(/^Last checked .* Check outdated$/)).toBeVisible();
    });
  }
}

test('a fault that was found is not held against what was put in its place', async ({
  page,
  operator,
  exotel,
}) => {
  exotel.reset();
  const id = await operator.setUp();
  await operator.changeNumber(id, { bot_id: '' });
  await operator.check(id);
  await operator.changeNumber(id, { bot_id: 'echo' });
  await operator.open('/', 'admin');
  await expect(numberOn(page)).toContainText('Check outdated');
  await expect(numberOn(page)).not.toContainText('Broken');

  await page.getByRole('link', { name: 'Test call from +918047110001' }).click();

  await expect(page.getByRole('dialog').getByText('Check outdated.')).toBeVisible();
  await expect(page.getByText('found something broken')).toBeHidden();
});

test('what is saved on the page shows at once in the verdicts, and so does a check', async ({
  page,
  operator,
  exotel,
}) => {
  exotel.reset();
  const id = await operator.setUp();
  await operator.check(id);
  await operator.open('/', 'super_admin');
  await expect(numberOn(page)).toContainText('No fault found');
  await page.getByText('Account cxbsim').click();
  await page.getByLabel('API token').fill('nope');

  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(numberOn(page)).toContainText('Check outdated');

  await page.getByRole('link', { name: 'Check +918047110001' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check again' }).click();
  await expect(dialog.getByText('Something is broken')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await expect(numberOn(page)).toContainText('Broken');
  await page.getByRole('link', { name: 'Test call from +918047110001' }).click();
  await expect(dialog.getByText('found something broken')).toBeVisible();
});

for (const [role, unusable] of [
  ['admin', 0],
  ['super_admin', 1],
] as const) {
  test(`the list says which links were found broken or not known, for the role ${role}`, async ({
    page,
    operator,
    exotel,
  }) => {
    exotel.reset();
    const id = await operator.setUp();
    const broken = await operator.addNumber({ number: '+918047110002', flow_url: '', bot_id: '' });
    exotel.setFault({ answer: '503', routes: ['numbers'] });
    await operator.check(id);
    exotel.reset();
    await operator.check(broken);

    await operator.open('/', role);

    await expect(numberOn(page)).toContainText('not known: ownership, flow of the number');
    // What cannot be called from is not in the list of an admin.
    const row = page.locator(`[data-number="${broken}"]`);
    await expect(row.filter({ hasText: /Broken.*flow URL, bot/ })).toHaveCount(unusable);
    await expect(row).toHaveCount(unusable);
  });
}

test('a check does not make green what was changed while it was made, while others go on', async ({
  page,
  operator,
  exotel,
}) => {
  exotel.reset();
  const id = await operator.setUp();
  const other = await operator.addNumber({ number: '+918047110002' });
  await operator.open('/', 'admin');
  await page.route(`**/dids/${other}/check`, () => undefined);
  await page.route(`**/dids/${id}/check`, async (route) => {
    const response = await route.fetch();
    await operator.changeNumber(id, { bot_id: 'tone' });
    await route.fulfill({ response });
  });
  await page.getByRole('button', { name: 'Check all 2 numbers' }).click();
  await expect(numberOn(page)).toContainText('Check outdated');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
});
