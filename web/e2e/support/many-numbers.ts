import type { Page, Route } from '@playwright/test';

interface Did {
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly bot_id: string;
  readonly flow_url: string;
  readonly websocket_url: string;
}

/** Has the page of an Admin see this many numbers to call from before those that there are. */
export async function pretendCallers(page: Page, count: number): Promise<void> {
  await page.route('**/test-call-options', (route) =>
    pretend(route, count, (_first, index) => ({ ...aNumber(index), bot_id: 'echo' })),
  );
}

/** Has the page see this many numbers more before those that there are; adding them one by one would take minutes. */
export async function pretendNumbers(
  page: Page,
  count: number,
  changesOf: (index: number) => Partial<Did> = () => ({}),
): Promise<void> {
  await page.route('**/api/v1/integrations/exotel', (route) =>
    route.request().method() === 'GET'
      ? pretend(route, count, (first, index) => ({ ...first, ...aNumber(index), ...changesOf(index) }))
      : route.fallback(),
  );
}

async function pretend(
  route: Route,
  count: number,
  didOf: (first: object, index: number) => object,
): Promise<void> {
  // The service of a test that has ended may be gone before its page.
  const response = await route.fetch().catch(() => undefined);
  if (!response) return route.abort();
  const body = (await response.json()) as { dids: [object, ...object[]] };
  const pretended = Array.from({ length: count }, (_, index) => didOf(body.dids[0], index));
  return route.fulfill({ response, json: { ...body, dids: [...pretended, ...body.dids] } });
}

function aNumber(index: number): Pick<Did, 'id' | 'number' | 'label'> {
  return {
    id: `pretended-${index}`,
    number: `+91804720${String(index).padStart(4, '0')}`,
    label: `Line ${index}`,
  };
}
