// Runs the page's tests in an installed Chromium. Without one they are skipped, which CI takes as a failure.
//   npm run test:page              all of them
//   npm run test:page -- set-up    files whose path contains "set-up"; any other argument goes to Playwright
//   SCREENSHOTS=1 npm run test:page -- screenshots    makes docs/images anew
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const chromium = PLACES.find((place) => place && existsSync(place));

if (!chromium) {
  console.log(
    'page tests skipped: no Chromium found; install one (apt-get install chromium) or set CHROMIUM.',
  );
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
const playwright = path.resolve(import.meta.dirname, '../../node_modules/@playwright/test/cli.js');
const config = path.join(import.meta.dirname, 'playwright.config.ts');
const { status } = spawnSync(
  process.execPath,
  [playwright, 'test', '--config', config, ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium } },
);
process.exit(status ?? 1);
