import { answerQuestions } from './support/questions.js';
import { expect, test } from './support/stage.js';

test('hosts that were moved are not saved yet, and the page says so', async ({ page, operator }) => {
  await operator.setFleet(['https://one.example.com', 'https://two.example.com']);
  await operator.open('/settings', 'super_admin');
  await page.getByRole('button', { name: 'Move https://two.example.com up' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'is now at position 1.' })).toHaveClass(
    'visually-hidden',
  );
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByText('Hosts saved.')).toBeVisible();
  await expect(page.getByText('Not saved yet.')).toBeHidden();
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByText('Nothing has changed.')).toBeVisible();
});

test('what another first host leaves to do at Exotel stays until the next edit', async ({
  page,
  operator,
}) => {
  await operator.setUp();
  await operator.addNumber({ number: '+918047110002' });
  await operator.open('/settings', 'super_admin');
  const host = page.getByRole('textbox', { name: 'Host 1' });
  const title = page.getByText('Still to do at Exotel');
  await host.fill('https://core-9.example.com');
  await expect(page.getByText('2 numbers get a new WebSocket URL')).toBeVisible();
  await expect(title).toBeHidden();

  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByText('Hosts saved.')).toBeVisible();
  await expect(title).toBeVisible();
  await expect(page.getByText('2 numbers get a new WebSocket URL')).toBeHidden();
  await expect(page.getByRole('row', { name: /^echo, 2 numbers/ })).toHaveText(
    /ws:\/\/127.*\/exotel\/echowss:\/\/core-9\.example\.com\/exotel\/echo$/,
  );
  await host.fill('https://core-8.example.com');
  await expect(title).toBeHidden();
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await page.getByRole('link', { name: 'To the numbers' }).click();
  await expect(page.getByRole('heading', { name: 'Numbers' })).toBeVisible();
});

test('hosts that were refused are said to be that alone', async ({ page, operator }) => {
  await operator.setFleet(['https://one.example.com']);
  await operator.open('/settings', 'super_admin');
  await page.getByRole('button', { name: 'Add host' }).click();
  await page.getByRole('textbox', { name: 'Host 2' }).fill('nonsense');
  await expect(page.getByText('No number’s WebSocket URL changes.')).toBeVisible();
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByRole('alert')).toContainText('must');
  await expect(page.getByText('No number’s WebSocket URL changes.')).toBeHidden();
});

test('what is not saved is asked about before a link drops it', async ({ page, operator }) => {
  await operator.setFleet(['https://one.example.com', 'https://two.example.com']);
  await operator.open('/', 'super_admin');
  let answer = false;
  const { messages: asked } = answerQuestions(page, () => answer);
  await page.getByLabel('Account SID').fill('typed');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByLabel('Account SID')).toHaveValue('typed');
  expect(asked).toEqual(['What you entered here is not saved. Leave without it?']);
  answer = true;
  await page.getByRole('link', { name: 'Settings' }).click();

  await page.getByRole('button', { name: 'Move https://two.example.com up' }).click();
  answer = false;
  await page.getByRole('link', { name: 'Fleet' }).click();
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  expect(asked).toHaveLength(3);
  await page.getByRole('button', { name: 'Save hosts' }).click();
  await expect(page.getByText('Hosts saved.')).toBeVisible();
  await page.getByRole('link', { name: 'Fleet' }).click();
  await expect(page.getByRole('heading', { name: 'Fleet', level: 1 })).toBeVisible();
  expect(asked).toHaveLength(3);
});

test('what is not saved is asked about before the browser’s Back drops it', async ({ page, operator }) => {
  await operator.open('/fleet', 'super_admin');
  await page.getByRole('link', { name: 'Exotel', exact: true }).click();
  let answer = false;
  const { messages: asked } = answerQuestions(page, () => answer);
  await page.getByLabel('Account SID').fill('typed');
  await page.evaluate(() => {
    history.back();
  });
  await expect.poll(() => asked).toEqual(['What you entered here is not saved. Leave without it?']);
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByLabel('Account SID')).toHaveValue('typed');

  answer = true;
  await page.getByLabel('Account SID').fill('typed again');
  await page.evaluate(() => {
    history.back();
  });
  await expect(page.getByRole('heading', { name: 'Fleet', level: 1 })).toBeVisible();
  expect(asked).toHaveLength(2);
});
