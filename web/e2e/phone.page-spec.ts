import { expect, test } from './support/stage.js';
import { EMPTY_VIEWS, furnish, show, VIEWS } from './support/views.js';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

test('no view is wider than a phone', async ({ operator, context }) => {
  test.setTimeout(120_000);
  for (const view of EMPTY_VIEWS) {
    const page = await context.newPage();
    await show(page, operator.on(page), view, { numberId: '', refusedCallId: '' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), view.name).toBeLessThanOrEqual(
      360,
    );
    await page.close();
  }
  const world = await furnish(operator);
  for (const view of VIEWS) {
    const page = await context.newPage();
    await show(page, operator.on(page), view, world);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), view.name).toBeLessThanOrEqual(
      360,
    );
    await page.close();
  }
});

test('a test call is made by touch', async ({ page, operator }) => {
  await operator.setUp();
  await operator.open('/', 'super_admin');
  await page.getByRole('link', { name: 'Test call from +918047110001' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phone to ring').fill('9000000000');
  await dialog.getByRole('button', { name: 'Call now' }).tap();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Completed' })).toBeVisible();
});

test('the header takes two rows, and shows where the reader is', async ({ page, operator }) => {
  await operator.open('/audit', 'super_admin');
  await expect(page.getByRole('link', { name: 'Audit' })).toBeInViewport({ ratio: 0.95 });
  await expect(page.getByRole('link', { name: 'Exotel telephony' })).toBeVisible();
  const header = await page.getByRole('banner').boundingBox();
  expect(header?.height).toBeLessThan(110);
});

test('the buttons of a form that is higher than the screen stay in reach', async ({ page, operator }) => {
  await operator.setUp();
  await page.setViewportSize({ width: 360, height: 500 });
  await operator.open('/numbers/new', 'super_admin');
  await expect(page.getByRole('button', { name: 'Add number' })).toBeInViewport({ ratio: 1 });
});
