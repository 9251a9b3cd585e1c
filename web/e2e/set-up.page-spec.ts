import { expect, FLOW_URL, test } from './support/stage.js';

test('a super admin goes from nothing to a finished call, with the mouse', async ({
  page,
  service,
  operator,
  exotel,
}) => {
  await page.goto(service.signInLink);
  await expect(page.getByText('Not configured')).toBeVisible();
  expect(page.url()).toBe(`${service.url}/`);

  await page.getByLabel('Account SID').fill('cxbsim');
  await page.getByLabel('API key').fill('simkey');
  await page.getByLabel('API token').fill('simtoken');
  await page.getByLabel('API base URL (region)').selectOption('Another address');
  await page.getByLabel('Address of the API').fill(operator.exotelUrl);
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(page.getByText('Credentials saved.')).toBeVisible();

  await page.getByRole('link', { name: 'Open settings' }).click();
  await page.getByRole('button', { name: 'Add host' }).click();
  await page.getByRole('textbox', { name: 'Host 1' }).fill(operator.coreUrl);
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByText('Hosts saved.')).toBeVisible();

  await page.getByRole('link', { name: 'Exotel', exact: true }).click();
  await page
    .getByRole('region', { name: 'Your way to the first call' })
    .getByRole('link', { name: 'Add a number' })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Number').fill('080-4711-0001');
  await dialog.getByLabel('Label').fill('Support line');
  await dialog.getByLabel('Bot').fill('echo');
  await dialog.getByRole('button', { name: 'Add number' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Required for Exotel test call')).toBeVisible();

  await page.getByRole('link', { name: 'Show me how' }).click();
  const address = `${operator.coreUrl.replace('http:', 'ws:')}/exotel/echo`;
  await expect(dialog.getByText(address)).toBeVisible();
  exotel.setFlow('70001', address);
  await dialog.getByLabel('App number or flow URL').fill('70001');
  await dialog.getByRole('button', { name: 'Save flow URL' }).click();
  await expect(dialog.getByText(FLOW_URL)).toBeVisible();

  await dialog.getByRole('link', { name: 'Test call' }).click();
  await dialog.getByLabel('Phone to ring').fill('90000 00000');
  await expect(dialog.getByText('1. Ring +919000000000')).toBeVisible();
  await dialog.getByRole('button', { name: 'Call now' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Completed' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await expect(page.getByRole('region', { name: 'Your way to the first call' })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Recent test calls' }).getByText('Completed')).toBeVisible();
});

test('the way ends with a call that had ended before the page could read it', async ({
  page,
  operator,
  exotel,
}) => {
  exotel.reset();
  await operator.setUp();
  await operator.open('/', 'super_admin');
  await page
    .getByRole('region', { name: 'Your way to the first call' })
    .getByRole('link', { name: 'Test call' })
    .click();
  const dialog = page.getByRole('dialog');
  const hasEnded = async (url: string, headers: Record<string, string>): Promise<boolean> => {
    const answer = await page.request.get(url, { headers });
    return ((await answer.json()) as { status: string }).status === 'completed';
  };
  await page.route(/\/test-calls\/[^/?]+$/, async (route) => {
    const request = route.request();
    await expect.poll(() => hasEnded(request.url(), request.headers())).toBe(true);
    await route.continue();
  });
  await dialog.getByLabel('Phone to ring').fill('+919000000000');
  await dialog.getByRole('button', { name: 'Call now' }).click();

  await expect(dialog.getByRole('listitem').filter({ hasText: 'Completed' })).toBeVisible();
  await expect(page.getByText('Your way to the first call')).toBeHidden();
});
