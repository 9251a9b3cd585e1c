import { expect, FLOW_URL, test } from './support/stage.js';

const ROOT = '/api/v1/integrations/exotel';

test('a flow URL that somebody else stored meanwhile is shown before it is replaced', async ({
  page,
  operator,
}) => {
  await operator.storeCredentials();
  const id = await operator.addNumber({ flow_url: '' });
  await operator.open(`/numbers/${id}/setup`, 'super_admin');
  const guide = page.getByRole('dialog');
  const theirs = 'http://my.exotel.com/cxbsim/exoml/start_voice/80008';
  await guide.getByLabel('App number or flow URL').fill('70001');
  await operator.changeNumber(id, { flow_url: theirs });
  await guide.getByRole('button', { name: 'Save flow URL' }).click();
  const conflict = guide.getByRole('alert');
  await expect(conflict).toContainText('Someone else changed this');
  await expect(conflict.getByRole('row', { name: /Flow URL/ })).toContainText(theirs);
  expect(await operator.api('GET', `${ROOT}/dids/${id}`)).toMatchObject({ flow_url: theirs });

  await conflict.getByRole('button', { name: 'Save mine' }).click();
  await expect(guide.getByText('Stored:')).toBeVisible();
  expect(await operator.api('GET', `${ROOT}/dids/${id}`)).toMatchObject({ flow_url: FLOW_URL });

  await guide.getByRole('button', { name: 'Change' }).click();
  await guide.getByLabel('App number or flow URL').fill('70002');
  await operator.changeNumber(id, { flow_url: theirs });
  await guide.getByRole('button', { name: 'Save flow URL' }).click();
  await conflict.getByRole('button', { name: 'Take what is stored' }).click();
  await expect(guide.getByText(theirs)).toBeVisible();
  await expect(guide.getByText('Stored:')).toBeVisible();
});

test('a number that somebody else changed is shown anew before it is removed', async ({ page, operator }) => {
  const id = await operator.setUp();
  await operator.open(`/numbers/${id}/remove`, 'super_admin');
  const question = page.getByRole('alertdialog');
  const remove = question.getByRole('button', { name: 'Remove number' });
  await expect(remove).toBeEnabled();
  await operator.changeNumber(id, { label: 'Night desk', bot_id: 'night-bot' });
  await remove.click();
  await expect(question.getByRole('alert')).toContainText('Someone else changed this');
  await expect(question.getByRole('alert')).toContainText('Night desk');
  await expect(question.getByRole('alert')).toContainText('night-bot');
  expect(await operator.api('GET', `${ROOT}/dids/${id}`)).toMatchObject({ label: 'Night desk' });

  await remove.click();
  await expect(page.getByText('No numbers yet')).toBeVisible();
});
