import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from './support/stage.js';
import { EMPTY_VIEWS, furnish, show, VIEWS } from './support/views.js';

/** `SCREENSHOTS=1` makes those of the README anew, `SCREENSHOTS=folder` one of every view in both themes there. */
const wish = process.env['SCREENSHOTS'];
const FOR_README = [
  'numbers-checked',
  'check',
  'setup-guide',
  'test-call-refused',
  'calls',
  'settings',
  'fleet',
];
const IMAGES = path.resolve(import.meta.dirname, '../../docs/images');

test('the main views are pictured', async ({ operator, browser }) => {
  test.setTimeout(300_000);
  const isForReadme = wish === '1';
  const folder = isForReadme ? IMAGES : path.resolve(wish ?? '');
  mkdirSync(folder, { recursive: true });
  const picture = async (views: typeof VIEWS, world: Parameters<typeof show>[3]): Promise<void> => {
    for (const colorScheme of isForReadme ? (['light'] as const) : (['light', 'dark'] as const)) {
      for (const width of isForReadme ? [1_200] : [1_200, 390]) {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width, height: 800 },
          locale: 'en-GB',
          timezoneId: 'Asia/Kolkata',
          reducedMotion: 'reduce',
        });
        for (const view of views) {
          const page = await context.newPage();
          await show(page, operator.on(page), view, world);
          const suffix = isForReadme ? '' : `-${colorScheme}-${width}`;
          await page.screenshot({
            path: path.join(folder, `${view.name}${suffix}.png`),
            fullPage: !(await page.getByRole('dialog').isVisible()),
          });
          await page.close();
        }
        await context.close();
      }
    }
  };
  if (!isForReadme) await picture(EMPTY_VIEWS, { numberId: '', refusedCallId: '' });
  const world = await furnish(operator);
  await picture(
    VIEWS.filter(({ name }) => !isForReadme || FOR_README.includes(name)),
    world,
  );
});
