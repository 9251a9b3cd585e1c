import type { Page } from '@playwright/test';

interface Did {
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly bot_id: string;
  readonly flow_url: string;
  readonly websocket_url: string;
}

/** Has the page see this many numbers more before those that there are; adding them one by one would take minutes. */
export async function pretendNumbers(
  page: Page,
  count: number,
  changesOf: (index: number) => Partial<Did> = () => ({}),
): Promise<void> {
  await page.route('**/api/v1/integrations/exotel', async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch();
    const body = (await response.json()) as { dids: [Did, ...Did[]] };
    const pretended = Array.from({ length: count }, (_, index) => ({
      ...body.dids[0],
      id: `pretended-${index}`,
      number: `+91804720${String(index).padStart(4, '0')}`,
      label: `Line ${index}`,
      ...changesOf(index),
    }));
    return route.fulfill({ response, json: { ...body, dids: [...pretended, ...body.dids] } });
  });
}
