import type { Page } from '@playwright/test';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { expect, test, tokenFor } from './support/stage.js';
import { EMPTY_VIEWS, furnish, show, VIEWS } from './support/views.js';

const NOTHING = { numberId: '', refusedCallId: '' };

declare global {
  interface Window {
    axe?: { run(options: object): Promise<AxeResults> };
  }
}

/** Every rule of axe, WCAG 2.2 AA among them; gives what is broken and where. The page has no frames to look into. */
async function violations(page: Page): Promise<string[]> {
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const rules = { 'target-size': { enabled: true } };
    return (await window.axe?.run({ rules, resultTypes: ['violations'] }))?.violations;
  });
  if (!found) throw new Error('axe did not run');
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });
    test.setTimeout(240_000);

    test('signing in has no violation', async ({ page, service, operator }) => {
      await page.goto(service.url);
      await page.getByText('Where do I get a token?').click();
      await page.getByRole('button', { name: 'Sign in' }).click();
      expect(await violations(page)).toEqual([]);

      await operator.open('/calls', { token: tokenFor('admin', -5) });
      await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('no empty view has a violation', async ({ operator, context }) => {
      for (const view of EMPTY_VIEWS) {
        const page = await context.newPage();
        await show(page, operator.on(page), view, NOTHING);
        expect(await violations(page), view.name).toEqual([]);
        await page.close();
      }
    });

    test('no furnished view has a violation, on a wide and on a narrow screen', async ({
      operator,
      context,
    }) => {
      const world = await furnish(operator);
      for (const view of VIEWS) {
        const page = await context.newPage();
        await show(page, operator.on(page), view, world);
        expect(await violations(page), view.name).toEqual([]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect(await violations(page), `${view.name}, narrow`).toEqual([]);
        await page.close();
      }
    });

    test('the service being away is said without a violation', async ({ page, service, operator }) => {
      await operator.open('/calls', 'admin');
      await expect(page.getByText('No test calls yet')).toBeVisible();
      // The other views are loaded a moment after the first.
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('fleet-page')),
      );
      await service.halt();
      await page.getByRole('link', { name: 'Fleet' }).click();
      await expect(page.getByText('The service does not answer.')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}
