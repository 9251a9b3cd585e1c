import { randomBytes } from 'node:crypto';
import { expect, test } from './support/stage.js';

const OTHER_KEY = { ENCRYPTION_KEYS: `other:${randomBytes(32).toString('base64url')}` };
const TITLE = 'The stored credentials cannot be opened';

test('credentials that no key opens are a warning, until they are entered again', async ({
  page,
  service,
  operator,
}) => {
  await operator.setUp();
  await operator.verify();
  await operator.open('/', 'super_admin');
  await expect(page.getByText('Support line')).toBeVisible();
  await expect(page.getByText(TITLE)).toBeHidden();

  await service.halt();
  await service.resume(OTHER_KEY);
  await page.reload();
  const warning = page.getByRole('alert').filter({ hasText: TITLE });
  await expect(warning).toContainText('Enter the API key and the API token again');
  await expect(warning).toContainText('ENCRYPTION_KEYS');
  await warning.getByRole('link', { name: 'Enter them again' }).click();
  await expect(page.getByLabel('API key')).toBeInViewport();
  await page.getByText('Account cxbsim').click();
  await expect(page.getByLabel('API key')).toBeHidden();
  await warning.getByRole('link', { name: 'Enter them again' }).click();
  await expect(page.getByLabel('API key')).toBeInViewport();
  await page.getByLabel('API key').fill('simkey');
  await page.getByLabel('API token').fill('simtoken');
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(page.getByText('Credentials saved.')).toBeVisible();
  await expect(warning).toBeHidden();
});

test('an admin sees it too, until the key is given back', async ({ page, service, operator }) => {
  await operator.setUp();
  await service.halt();
  await service.resume(OTHER_KEY);
  await operator.open('/', 'admin');
  const warning = page.getByRole('alert').filter({ hasText: TITLE });
  await expect(warning).toContainText('A Super admin can put this right');
  await expect(warning.getByRole('link')).toBeHidden();

  await service.halt();
  await service.resume();
  await page.reload();
  await expect(page.getByText('Numbers to call from')).toBeVisible();
  await expect(warning).toBeHidden();
});

test.describe('a host that hangs', () => {
  test.beforeEach(({ core }) => {
    core.setHealth('hang');
  });
  test.afterEach(({ core }) => {
    core.setHealth('ok');
  });

  test('makes the fleet view say why it waits', async ({ page, operator }) => {
    await operator.setFleet();
    await operator.open('/fleet', 'admin');
    await expect(page.getByText('A host is slow to answer.', { exact: false })).toBeVisible();
  });
});
