import type { Page, Request } from '@playwright/test';
import { expect, test, tokenFor } from './support/stage.js';
import { furnish, show, VIEWS } from './support/views.js';

/** Compressed, all requests of the first view together. */
const FIRST_VIEW_LIMIT = 200_000;

/** Loads a view as for the first time, and gives what came over the line in bytes. */
async function weigh(page: Page, load: () => Promise<void>): Promise<number> {
  const requests: Request[] = [];
  page.on('requestfinished', (request) => requests.push(request));
  await load();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce(
    (sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize,
    0,
  );
}

test('the first view weighs at most 200 KB, signed in or not', async ({ page, service, operator }) => {
  const signIn = await weigh(page, async () => {
    await page.goto(service.url);
    await expect(page.getByLabel('Access token')).toBeVisible();
  });
  await furnish(operator);
  const context = await page.context().browser()?.newContext();
  const fresh = await context?.newPage();
  if (!fresh) throw new Error('no browser');
  const home = await weigh(fresh, async () => {
    await operator.on(fresh).open('/', 'super_admin');
    await expect(fresh.getByText('Assign a bot first')).toBeVisible();
  });
  await context?.close();
  test.info().annotations.push({ type: 'bytes', description: `sign-in ${signIn}, home ${home}` });
  console.log(
    `first view: sign-in ${Math.round(signIn / 1_000)} KB, home ${Math.round(home / 1_000)} KB of 200`,
  );

  expect(signIn).toBeGreaterThan(20_000);
  expect(signIn).toBeLessThan(FIRST_VIEW_LIMIT);
  expect(home).toBeLessThan(FIRST_VIEW_LIMIT);
});

test('files are compressed and kept by their hash, the document is asked for each time', async ({
  service,
}) => {
  const index = await fetch(`${service.url}/`, { headers: { 'accept-encoding': 'br' } });
  const html = await index.text();
  expect(index.headers.get('cache-control')).toBe('no-cache');
  expect(index.headers.get('content-encoding')).toBe('br');
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    expect(file).toMatch(/-[\w-]{8}\.\w+$/);
    for (const encoding of ['br', 'gzip']) {
      const answer = await fetch(`${service.url}${file}`, { headers: { 'accept-encoding': encoding } });
      expect([answer.status, answer.headers.get('content-encoding')], file).toEqual([200, encoding]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  }
});

test('the policy allows nothing inline, from elsewhere, or around the page', async ({ service }) => {
  const answer = await fetch(`${service.url}/calls/any`, { headers: { accept: 'text/html' } });
  const policy = new Map(
    (answer.headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(' ');
      return [name, values.join(' ')] as const;
    }),
  );

  expect(Object.fromEntries(policy)).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
  });
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/);
});

test('no view breaks the policy or writes an error to the console', async ({ operator, context }) => {
  test.setTimeout(120_000);
  const world = await furnish(operator);
  const said: string[] = [];
  for (const view of VIEWS) {
    const page = await context.newPage();
    page.on('console', (message) => {
      // Chromium itself reports every answer of 4xx and 5xx.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        said.push(`${view.name}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => said.push(`${view.name}: ${error.message}`));
    await show(page, operator.on(page), view, world);
    await page.close();
  }
  expect(said).toEqual([]);
});

test('what is put into the page from outside does not run', async ({ page, operator }) => {
  await operator.open('/', 'super_admin');
  await expect(page.getByRole('heading', { name: 'Exotel', exact: true })).toBeVisible();
  const ran = await page.evaluate(() => {
    const attempts = [
      () => {
        document.body.insertAdjacentHTML(
          'beforeend',
          '<img src="/assets/nothing.png" onerror="window.ran = true">',
        );
      },
      () => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
      },
    ];
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        // Trusted Types refuse it before the policy on scripts has to.
      }
    }
    return new Promise((resolve) => {
      setTimeout(() => {
        resolve('ran' in window);
      }, 500);
    });
  });
  expect(ran).toBe(false);
});

test('views have addresses, and programs keep their answers', async ({ service }) => {
  const ask = async (path: string, accept: string): Promise<string> => {
    const answer = await fetch(`${service.url}${path}`, { headers: { accept } });
    return `${answer.status} ${answer.headers.get('content-type')?.split(';')[0] ?? ''}`;
  };
  for (const path of [
    '/',
    '/calls',
    '/calls/some-id',
    '/numbers/some-id/setup',
    '/settings',
    '/fleet',
    '/audit',
  ]) {
    expect(await ask(path, 'text/html'), path).toBe('200 text/html');
    expect(await ask(path, '*/*'), path).toBe('200 text/html');
  }
  expect(await ask('/elsewhere', 'text/html')).toBe('404 text/html');
  expect(await ask('/elsewhere', '*/*')).toBe('404 application/problem+json');
  for (const path of [
    '/api',
    '/api/v1/nothing',
    '/health',
    '/metrics/x',
    '/assets/nothing.js',
    '/assets/..%2findex.html',
  ]) {
    expect(await ask(path, 'text/html'), path).toBe('404 application/problem+json');
  }
});

test.describe('with another origin in CORS_ORIGINS', () => {
  test.use({ env: { CORS_ORIGINS: 'http://localhost:5173' } });

  test('a page there may use the API', async ({ service }) => {
    const ask = async (origin: string): Promise<string | null> => {
      const answer = await fetch(`${service.url}/api/v1/integrations/exotel/test-call-options`, {
        headers: { origin, authorization: `Bearer ${tokenFor('admin')}` },
      });
      return answer.headers.get('access-control-allow-origin');
    };
    expect(await ask('http://localhost:5173')).toBe('http://localhost:5173');
    expect(await ask('https://elsewhere.example')).toBeNull();
  });
});
