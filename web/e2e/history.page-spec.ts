import { readFile } from 'node:fs/promises';
import { expect, test } from './support/stage.js';

test.use({ timezoneId: 'Asia/Kolkata' });

test('the history is narrowed to days of the reader, in an address that can be shared', async ({
  page,
  operator,
}) => {
  const id = await operator.setUp();
  await operator.placeCall(id, '+919000000012');
  await operator.open('/calls', 'admin');
  const table = page.getByRole('table');
  await expect(table).toContainText('+919000000012');

  const asked = page.waitForRequest(/test-calls\?.*from=/);
  await page.getByLabel('First day').fill('2026-03-04');
  expect(new URL((await asked).url()).searchParams.get('from')).toBe('2026-03-03T18:30:00.000Z');
  await expect(table).toContainText('+919000000012');
  await page.getByLabel('Last day').fill('2026-03-05');
  await expect(page.getByText('No test call fits these filters.')).toBeVisible();
  await expect(page).toHaveURL(/\/calls\?from=2026-03-04&to=2026-03-05$/);

  // The other way round they are the same days.
  const again = page.waitForRequest(/test-calls\?.*to=/);
  await page.goto(page.url().replace(/\?.*/, '?from=2026-03-05&to=2026-03-04'));
  const { searchParams } = new URL((await again).url());
  expect([searchParams.get('from'), searchParams.get('to')]).toEqual([
    '2026-03-03T18:30:00.000Z',
    '2026-03-05T18:30:00.000Z',
  ]);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(table).toContainText('+919000000012');
  await expect(page.getByLabel('First day')).toHaveValue('');
});

test('a year that is being typed asks for nothing yet', async ({ page, operator }) => {
  await operator.setUp();
  const asked: string[] = [];
  page.on('request', (request) => {
    const from = new URL(request.url()).searchParams.get('from');
    if (from !== null) asked.push(from);
  });
  await operator.open('/calls', 'admin');
  await page.getByLabel('First day').focus();
  await page.keyboard.type('03042026', { delay: 20 });
  await expect(page).toHaveURL(/from=2026-03-04$/);
  expect(asked).toEqual(['2026-03-03T18:30:00.000Z']);
});

test('the calls that are shown can be saved, and are no formulas', async ({ page, operator }) => {
  const call = (more: object): object => ({
    id: 'one',
    did_number: '08047110001',
    to_number: '+919000000001',
    status: 'no_answer',
    requested_by: 'ops@example.com',
    created_at: '2026-03-04T05:50:05.000Z',
    ...more,
  });
  const items = [
    call({}),
    call({ id: 'two', status: 'completed', requested_by: '=HYPERLINK("http://x","y")' }),
    call({ id: 'three', status: 'busy', requested_by: '@SUM(1)' }),
    call({ id: 'four', status: 'busy', requested_by: 'a, b\nc' }),
  ];
  await page.route('**/test-calls?*', (route) => route.fulfill({ json: { items, next_cursor: null } }));
  await operator.open('/calls', 'admin');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save these 4 calls as CSV' }).click();
  const download = await saved;

  expect(download.suggestedFilename()).toBe('test-calls.csv');
  const at = '2026-03-04T05:50:05.000Z,08047110001';
  expect(await readFile(await download.path(), 'utf8')).toBe(
    [
      'Time,From,To,Status,Asked by',
      `${at},'+919000000001,No answer,ops@example.com`,
      `${at},'+919000000001,Completed,"'=HYPERLINK(""http://x"",""y"")"`,
      `${at},'+919000000001,Busy,'@SUM(1)`,
      `${at},'+919000000001,Busy,"a, b\nc"`,
      '',
    ].join('\r\n'),
  );
});
