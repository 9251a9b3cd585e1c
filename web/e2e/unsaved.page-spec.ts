import { answerQuestions } from './support/questions.js';
import { expect, test } from './support/stage.js';

test('the cross and Cancel ask like Escape before they drop what was entered', async ({ page, operator }) => {
  await operator.setUp();
  await operator.open('/', 'super_admin');
  const dialog = page.getByRole('dialog');
  for (const name of ['Cancel', 'Close'] as const) {
    await page.getByRole('link', { name: 'Edit +918047110001' }).click();
    await dialog.getByLabel('Label').fill('Typed');
    await dialog.getByRole('button', { name }).click();
    await expect(dialog.getByRole('alert')).toContainText('Press it once more');
    await expect(dialog.getByLabel('Label')).toHaveValue('Typed');
    await dialog.getByRole('button', { name }).click();
    await expect(dialog).toBeHidden();
  }

  // Nothing typed: nothing asked.
  for (const name of ['Cancel', 'Close'] as const) {
    await page.getByRole('link', { name: 'Edit +918047110001' }).click();
    await dialog.getByRole('button', { name }).click();
    await expect(dialog).toBeHidden();
  }
});

test('a reload and the browser’s Back ask before they drop what a dialog holds', async ({
  page,
  operator,
}) => {
  await operator.setUp();
  await operator.open('/', 'super_admin');
  let isLeaving = false;
  const { types: asked } = answerQuestions(page, () => isLeaving);
  const dialog = page.getByRole('dialog');
  await page.getByRole('link', { name: 'Add number' }).click();
  await dialog.getByLabel('Number').fill('+918047110002');
  await page.evaluate(() => {
    history.back();
  });
  await expect.poll(() => asked).toEqual(['confirm']);
  await expect(dialog.getByLabel('Number')).toHaveValue('+918047110002');
  await page.evaluate(() => {
    location.reload();
  });
  await expect.poll(() => asked).toEqual(['confirm', 'beforeunload']);
  await expect(dialog.getByLabel('Number')).toHaveValue('+918047110002');
  isLeaving = true;
  await page.evaluate(() => {
    history.back();
  });
  await expect(dialog).toBeHidden();
});

test('what was saved is dropped without a question, also where the dialog leads back', async ({
  page,
  operator,
}) => {
  await operator.storeCredentials();
  await operator.addNumber({ bot_id: '', flow_url: '' });
  await operator.open('/', 'super_admin');
  const { types: asked } = answerQuestions(page, () => false);
  await page.getByRole('link', { name: 'Set up +918047110001' }).click();
  const guide = page.getByRole('dialog', { name: /^Set up/ });
  await guide.getByRole('link', { name: 'Attach a bot' }).click();
  const edit = page.getByRole('dialog', { name: /^Edit/ });
  // Given up knowingly: that was asked already.
  await edit.getByLabel('Bot').fill('typed');
  await edit.getByRole('button', { name: 'Cancel' }).click();
  await edit.getByRole('button', { name: 'Cancel' }).click();
  await guide.getByRole('link', { name: 'Attach a bot' }).click();
  await edit.getByLabel('Bot').fill('echo');
  await edit.getByRole('button', { name: 'Save', exact: true }).click();
  await guide.getByLabel('App number or flow URL').fill('70001');
  await guide.getByRole('button', { name: 'Close' }).click();
  await expect(guide.getByRole('alert')).toContainText('Press it once more');
  await guide.getByRole('button', { name: 'Save flow URL' }).click();
  await expect(guide.getByText('Stored:')).toBeVisible();
  await expect(guide.getByRole('alert')).toBeHidden();
  await guide.getByRole('button', { name: 'Close' }).click();
  await expect(guide).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Numbers', exact: true })).toBeVisible();
  expect(asked).toEqual([]);
});

test('signing out asks before it drops what is not saved', async ({ page, operator }) => {
  await operator.setUp();
  let isLeaving = false;
  const { types: asked } = answerQuestions(page, () => isLeaving);
  const signOut = async (): Promise<void> => {
    await page.getByLabel(/^Account:/).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
  };
  await operator.open('/settings', 'super_admin');
  const host = page.getByRole('textbox', { name: 'Host 1' });
  await host.fill('https://typed.example.com');
  await signOut();
  await expect.poll(() => asked).toEqual(['confirm']);
  await expect(host).toHaveValue('https://typed.example.com');
  isLeaving = true;
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Access token')).toBeVisible();

  await operator.open('/', 'super_admin');
  await expect(page.getByLabel('Account SID')).toHaveValue('cxbsim');
  await signOut();
  await expect(page.getByLabel('Access token')).toBeVisible();
  expect(asked).toEqual(['confirm', 'confirm']);
});
