import { expect, test, tokenFor } from './support/stage.js';

test('an admin makes and follows test calls, and is offered nothing else', async ({
  page,
  operator,
  exotel,
}) => {
  await operator.setUp();
  exotel.setFlow('70001', `${operator.coreUrl.replace('http:', 'ws:')}/exotel/echo`);
  await operator.open('/', 'admin');

  await expect(page.getByText('Support line')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Settings' })).toBeHidden();
  await expect(page.getByText('Credentials')).toBeHidden();
  await expect(page.getByText('my.exotel.com')).toBeHidden();

  await page.getByRole('link', { name: 'Test call from +918047110001' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phone to ring').fill('+919000000000');
  await dialog.getByRole('button', { name: 'Call now' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Completed' })).toBeVisible();
  await dialog.getByRole('link', { name: 'Open this call’s page' }).click();
  await expect(page.getByRole('heading', { name: 'Test call to +919000000000' })).toBeVisible();
});

test('the address of a view that a role may not see says which role it needs', async ({ page, operator }) => {
  for (const path of ['/settings', '/audit']) {
    await operator.open(path, 'admin');

    await expect(page.getByRole('heading', { name: 'Nothing here for your role' })).toBeVisible();
    await expect(page.getByText('this address needs the role Super admin')).toBeVisible();
  }
});

for (const role of ['agent', 'supervisor'] as const) {
  test(`${role} is told that there is nothing for this role`, async ({ page, operator }) => {
    await operator.open('/', role);

    await expect(page.getByRole('heading', { name: 'Nothing here for your role' })).toBeVisible();
    await expect(page.getByRole('navigation')).toBeHidden();
  });
}

test('a pasted token signs in, and signing out forgets it', async ({ page, service }) => {
  await page.goto(`${service.url}/calls`);
  const token = page.getByLabel('Access token');

  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Paste a token first.')).toBeVisible();
  await token.fill('nonsense');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This is not a token')).toBeVisible();
  await token.fill('abc.def.ghi');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This is not a token of the platform')).toBeVisible();
  await expect(page.getByText('three parts')).toBeHidden();
  await token.fill(tokenFor('admin', -60));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This token has expired.')).toBeVisible();
  await token.fill(`${tokenFor('admin')}x`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The service does not accept this token.')).toBeVisible();
  await token.fill(tokenFor('admin'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Test calls' })).toBeVisible();

  await page.getByLabel(/^Account/).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(token).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]))).not.toContain('eyJ');
});

test('a token is taken as it stands in a header or in quotes', async ({ page, service }) => {
  for (const paste of [`Bearer ${tokenFor('admin')}`, ` "${tokenFor('admin')}" `]) {
    await page.goto(`${service.url}/calls`);
    await page.getByLabel('Access token').fill(paste);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'Test calls' })).toBeVisible();
    await page.evaluate(() => {
      sessionStorage.clear();
    });
  }
});

test('a one-time link works once, and its code stays nowhere', async ({ page, service, browser }) => {
  await page.goto(service.signInLink);
  await expect(page.getByRole('heading', { name: 'Exotel', exact: true })).toBeVisible();
  expect(page.url()).toBe(`${service.url}/`);

  const other = await browser.newPage();
  await other.goto(service.signInLink);
  await expect(other.getByText('This sign-in link was used already')).toBeVisible();
  await other.close();
});

test('a link that does not work changes nothing in a tab that is signed in', async ({
  page,
  service,
  operator,
}) => {
  await operator.open('/', 'super_admin');
  await page.getByLabel('Account SID').fill('typed');
  await page.goto(`${service.url}/#code=made-up`);

  await expect(page.getByText('This sign-in link was used already')).toBeVisible();
  await expect(page.getByLabel('Account SID')).toHaveValue('typed');
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeHidden();
});
