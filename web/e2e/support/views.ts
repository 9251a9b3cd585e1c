import type { Page } from '@playwright/test';
import { expect } from './stage.js';
import type { Operator, Role } from './stage.js';

/** A view in a state worth looking at. */
export interface View {
  readonly name: string;
  readonly path: string;
  readonly as: Role;
  /** Brings it into that state, once it is open. */
  readonly act?: (page: Page, operator: Operator, world: World) => Promise<void>;
  /** Is there once it is. */
  readonly shows: (page: Page) => ReturnType<Page['getByText']>;
}

/** What the views show: a number that works, one without bot and flow, and calls with all sorts of ends. */
export interface World {
  readonly numberId: string;
  readonly refusedCallId: string;
}

export async function furnish(operator: Operator): Promise<World> {
  const numberId = await operator.setUp();
  await operator.addNumber({ number: '+918047110002', label: '', bot_id: '', flow_url: '' });
  await operator.addNumber({
    number: '+918047110003',
    label: 'Sales, evenings',
    bot_id: 'sales-bot-v2',
    flow_url: '',
  });
  await operator.placeCall(numberId, '+919000000000');
  await operator.placeCall(numberId, '+919000000001');
  await operator.placeCall(numberId, '+919000000017');
  const refusedCallId = await operator.placeCall(numberId, '+919000000012');
  return { numberId, refusedCallId };
}

export const EMPTY_VIEWS: readonly View[] = [
  { name: 'exotel-empty', path: '/', as: 'super_admin', shows: (page) => page.getByText('No numbers yet') },
  {
    name: 'calls-empty',
    path: '/calls',
    as: 'super_admin',
    shows: (page) => page.getByText('No test calls yet'),
  },
  {
    name: 'settings-empty',
    path: '/settings',
    as: 'super_admin',
    shows: (page) => page.getByText('No host yet'),
  },
  {
    name: 'fleet-empty',
    path: '/fleet',
    as: 'super_admin',
    shows: (page) => page.getByText('No Core hosts'),
  },
  {
    name: 'audit-empty',
    path: '/audit',
    as: 'super_admin',
    shows: (page) => page.getByText('Nothing has been changed yet'),
  },
  { name: 'admin-empty', path: '/', as: 'admin', shows: (page) => page.getByText('No number is ready') },
  {
    name: 'role-too-low',
    path: '/',
    as: 'agent',
    shows: (page) => page.getByText('Nothing here for your role'),
  },
  {
    name: 'not-found',
    path: '/nothing',
    as: 'admin',
    shows: (page) => page.getByText('The link may be old'),
  },
];

export const VIEWS: readonly View[] = [
  {
    name: 'exotel',
    path: '/',
    as: 'super_admin',
    shows: (page) => page.getByRole('table').getByText(/^Changed /),
  },
  { name: 'admin', path: '/', as: 'admin', shows: (page) => page.getByText('Numbers to call from') },
  {
    name: 'add-number',
    path: '/numbers/new',
    as: 'super_admin',
    shows: (page) => page.getByText('The ExoPhone,'),
  },
  {
    name: 'add-number-refused',
    path: '/numbers/new',
    as: 'super_admin',
    act: (page) => page.getByRole('dialog').getByRole('button', { name: 'Add number' }).click(),
    shows: (page) => page.getByText('is required'),
  },
  {
    name: 'edit-number',
    path: '/numbers/:id',
    as: 'super_admin',
    shows: (page) => page.getByText('cannot be changed'),
  },
  {
    name: 'conflict',
    path: '/numbers/:id',
    as: 'super_admin',
    act: async (page, operator, { numberId }) => {
      await page.getByRole('dialog').getByLabel('Label').fill('Mine');
      await operator.changeNumber(numberId, { label: `Theirs ${Date.now()}` });
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    },
    shows: (page) => page.getByText('Someone else changed this'),
  },
  {
    name: 'setup-guide',
    path: '/numbers/:id/setup',
    as: 'super_admin',
    shows: (page) => page.getByText('Create a flow'),
  },
  {
    name: 'remove-number',
    path: '/numbers/:id/remove',
    as: 'super_admin',
    shows: (page) => page.getByRole('button', { name: 'Remove number', disabled: false }),
  },
  {
    name: 'test-call',
    path: '/numbers/:id/call',
    as: 'super_admin',
    shows: (page) => page.getByText('What Exotel is asked'),
  },
  {
    name: 'test-call-refused',
    path: '/numbers/:id/call',
    as: 'super_admin',
    act: async (page) => {
      await page.getByLabel('Phone to ring').fill('+919000000010');
      await page.getByRole('button', { name: 'Call now' }).click();
    },
    shows: (page) => page.getByText('What went wrong'),
  },
  {
    name: 'check',
    path: '/numbers/:id/check',
    as: 'super_admin',
    act: (page) => page.getByRole('button', { name: /^Check (now|again)$/ }).click(),
    shows: (page) => page.getByRole('dialog').getByRole('alert'),
  },
  {
    name: 'import',
    path: '/numbers/import',
    as: 'super_admin',
    shows: (page) => page.getByText('All that are new'),
  },
  {
    name: 'verified',
    path: '/#credentials',
    as: 'super_admin',
    act: (page) => page.getByRole('button', { name: 'Verify' }).click(),
    shows: (page) => page.getByText('Exotel accepts these credentials'),
  },
  {
    name: 'folded',
    path: '/',
    as: 'super_admin',
    shows: (page) => page.locator('summary').getByText('Exotel accepts these credentials'),
  },
  {
    name: 'numbers-checked',
    path: '/',
    as: 'super_admin',
    act: async (page, operator) => {
      await operator.verify();
      await page.reload();
      await page.getByRole('button', { name: 'Check all 3 numbers' }).click();
      await expect(page.getByText('All 3 numbers checked')).toBeVisible({ timeout: 45_000 });
    },
    shows: (page) => page.locator('[data-number]').getByText('No fault found'),
  },
  {
    name: 'calls',
    path: '/calls',
    as: 'admin',
    shows: (page) => page.getByRole('table').getByText('Refused by Exotel'),
  },
  { name: 'call', path: '/calls/:call', as: 'admin', shows: (page) => page.getByText('What went wrong') },
  {
    name: 'settings',
    path: '/settings',
    as: 'super_admin',
    act: (page) => page.getByRole('textbox', { name: 'Host 1' }).fill('https://core-9.example.com'),
    shows: (page) => page.getByText('get a new WebSocket URL'),
  },
  { name: 'fleet', path: '/fleet', as: 'admin', shows: (page) => page.getByText('Healthy') },
  {
    name: 'audit',
    path: '/audit',
    as: 'super_admin',
    shows: (page) => page.getByText('Credentials changed', { exact: true }).last(),
  },
  {
    name: 'account-menu',
    path: '/calls',
    as: 'admin',
    act: (page) => page.getByLabel(/^Account/).click(),
    shows: (page) => page.getByRole('button', { name: 'Sign out' }),
  },
];

export async function show(page: Page, operator: Operator, view: View, world: World): Promise<void> {
  const path = view.path.replace(':id', world.numberId).replace(':call', world.refusedCallId);
  await operator.open(path, view.as);
  // What is loaded apart from the first view comes a moment later.
  await expect(page.locator('h1')).toBeAttached();
  await view.act?.(page, operator, world);
  await expect(view.shows(page).first()).toBeVisible();
}
