import { jest } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { AppConfig } from '../config/config.js';
import type { Database } from '../database/database.js';
import { RateLimits } from './rate-limits.js';

const WINDOW_MS = 60_000;

/** While the database is away, so that this process counts by itself. */
function aloneWith(perMinute: number): RateLimits {
  return new RateLimits(
    { collection: () => ({}) } as unknown as Connection,
    { isReady: false } as Database,
    {
      encryptionKeys: [{ kid: 'k', key: Buffer.alloc(32, 1) }],
      testCallsPerMinuteUser: perMinute,
      testCallsPerMinuteNumber: 0,
      authFailuresPerMinute: 0,
    } as unknown as AppConfig,
  );
}

async function taken(limits: RateLimits, tries: number): Promise<number> {
  let count = 0;
  for (let index = 0; index < tries; index += 1) {
    if ((await limits.take('test_calls_of_user', 'ops@example.com')) === undefined) count += 1;
  }
  return count;
}

describe('a limit, while the database is away', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('counts anew in each window', async () => {
    const limits = aloneWith(2);

    expect(await taken(limits, 5)).toBe(2);
    jest.advanceTimersByTime(WINDOW_MS);
    expect(await taken(limits, 5)).toBe(2);
  });

  it('takes back what was counted and not used', async () => {
    const limits = aloneWith(1);
    await taken(limits, 1);

    await limits.giveBack('test_calls_of_user', 'ops@example.com');

    expect(await taken(limits, 5)).toBe(1);
  });

  it('gives no credit for what was counted in a window that is over', async () => {
    const limits = aloneWith(1);
    await taken(limits, 1);

    jest.advanceTimersByTime(WINDOW_MS);
    await limits.giveBack('test_calls_of_user', 'ops@example.com');

    expect(await taken(limits, 5)).toBe(1);
  });

  it('of 0 is none', async () => {
    expect(await taken(aloneWith(0), 5)).toBe(5);
  });
});
