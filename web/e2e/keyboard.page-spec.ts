import type { Page } from '@playwright/test';
import { expect, FLOW_URL, test } from './support/stage.js';

const COMES_WITHIN_MS = 10_000;

/** A hand that never leaves the keyboard. */
class Keyboard {
  constructor(private readonly page: Page) {}

  /** Tabs on until the control of this name has the focus, which may have to be loaded first. */
  async to(name: string | RegExp): Promise<void> {
    const passed = new Set<string>();
    const giveUpAt = Date.now() + COMES_WITHIN_MS;
    while (Date.now() < giveUpAt) {
      await this.page.keyboard.press('Tab');
      const focused = await this.focusedName();
      if (typeof name === 'string' ? focused === name : name.test(focused)) return;
      passed.add(focused);
    }
    throw new Error(`Tab never came to ${String(name)}; it passed ${[...passed].join(' | ')}`);
  }

  /** Goes down the list of this name to an option. */
  async choose(name: string, option: string): Promise<void> {
    await this.to(name);
    const select = this.page.locator('select:focus');
    for (let options = await select.locator('option').count(); options > 0; options -= 1) {
      if ((await select.locator('option:checked').textContent()) === option) return;
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(select.locator('option:checked')).toHaveText(option);
  }

  async type(name: string | RegExp, value: string): Promise<void> {
    await this.to(name);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(value);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.to(name);
    await this.page.keyboard.press('Enter');
  }

  private focusedName(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement
          ? (element.labels?.[0]?.textContent ?? '')
          : '';
      return (element.getAttribute('aria-label') ?? (label || element.textContent)).trim();
    });
  }
}

test('a super admin goes from nothing to a finished call, with the keyboard alone', async ({
  page,
  service,
  operator,
  exotel,
}) => {
  const keyboard = new Keyboard(page);
  await page.goto(service.signInLink);
  await expect(page.getByText('Not configured')).toBeVisible();

  await keyboard.press('Enter credentials');
  await keyboard.type('Account SID', 'cxbsim');
  await keyboard.choose('API base URL (region)', 'Another address');
  await keyboard.type('Address of the API', operator.exotelUrl);
  await keyboard.type('API key', 'simkey');
  await keyboard.type('API token', 'simtoken');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Credentials saved.')).toBeVisible();

  await keyboard.press('Settings');
  await keyboard.press('Add host');
  await page.keyboard.type(operator.coreUrl);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Hosts saved.')).toBeVisible();

  await keyboard.press('Exotel');
  await keyboard.press('Add a number');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Number')).toBeVisible();
  await expect(dialog).toContainText('The ExoPhone');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await keyboard.press('Add a number');
  await keyboard.type(/^Number/, '080-4711-0001');
  await keyboard.type('Bot', 'echo');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await keyboard.press('Show me how');
  const address = `${operator.coreUrl.replace('http:', 'ws:')}/exotel/echo`;
  await expect(dialog.getByText(address)).toBeVisible();
  exotel.setFlow('70001', address);
  await keyboard.type('App number or flow URL', '70001');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(FLOW_URL)).toBeVisible();

  await keyboard.press('Test call');
  await expect(dialog.getByLabel('Phone to ring')).toBeVisible();
  await keyboard.type(/^Phone to ring/, '90000 00000');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Completed' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await keyboard.press(/^\d+ \w+ \d{4}/);
  await expect(page.getByRole('heading', { name: 'Test call to +919000000000' })).toBeVisible();
});

test('regions are chosen with the arrow keys, and other addresses can be typed', async ({
  page,
  operator,
}) => {
  await operator.open('/', 'super_admin');
  const region = page.getByLabel('API base URL (region)');
  await expect(region).toHaveValue('https://api.exotel.com');
  await region.focus();
  await page.keyboard.press('ArrowDown');
  await expect(region).toHaveValue('https://api.in.exotel.com');
  await page.keyboard.press('ArrowDown');
  const address = page.getByLabel('Address of the API');
  await address.fill('https://api.exotel.com');
  await address.fill('https://proxy.example.com');
  await page.getByRole('button', { name: 'Save credentials' }).click();
  await expect(address).toHaveAccessibleDescription(/must/);
  await region.selectOption('https://api.exotel.com');
  await expect(address).toBeHidden();
});

test('the audit view is reached, filtered and followed with the keyboard alone', async ({
  page,
  operator,
}) => {
  const keyboard = new Keyboard(page);
  await operator.setUp();
  await operator.open('/', 'super_admin');
  await expect(page.getByText('Support line')).toBeVisible();
  await keyboard.press('Audit');
  await expect(page.getByRole('article')).toHaveCount(3);

  await keyboard.type('Who', 'super_admin@example.com');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/actor=super_admin/);
  await expect(page.getByLabel('Who')).toBeFocused();
  await keyboard.choose('What', 'Number added');
  await expect(page.getByRole('article')).toHaveCount(1);
  await keyboard.press('Open +918047110001');
  await expect(page.getByRole('dialog', { name: 'Edit +918047110001' })).toBeVisible();
});
