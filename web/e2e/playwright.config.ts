import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.page-spec.ts',
  // Pictures are made on demand: SCREENSHOTS=1.
  testIgnore: process.env['SCREENSHOTS'] ? [] : 'screenshots.page-spec.ts',
  outputDir: path.join(tmpdir(), 'cxb-page-tests'),
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: 'list',
  use: {
    browserName: 'chromium',
    // Debian's browser, not a downloaded one.
    launchOptions: { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ARGUMENTS },
    locale: 'en-GB',
    timezoneId: 'Asia/Kolkata',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 20_000,
    trace: 'off',
  },
});
