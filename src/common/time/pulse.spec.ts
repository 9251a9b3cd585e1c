import { jest } from '@jest/globals';
import { Pulse } from './pulse.js';

describe('Pulse', () => {
  let pulse: Pulse;

  beforeEach(() => {
    jest.useFakeTimers();
    pulse = new Pulse();
    pulse.onModuleInit();
  });

  afterEach(() => {
    pulse.onModuleDestroy();
    jest.useRealTimers();
  });

  /** Nothing runs meanwhile. */
  function standStill(ms: number): void {
    const now = performance.now() + ms;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  }

  it('goes on while the process is slow', () => {
    const begunAt = performance.now();

    jest.advanceTimersByTime(60_000);
    standStill(4_000);

    expect(pulse.stoodStillSince(begunAt)).toBe(false);
  });

  it('tells of a standstill before its next beat', () => {
    const begunAt = performance.now();

    standStill(6_000);

    expect(pulse.stoodStillSince(begunAt)).toBe(true);
  });

  it('tells of a standstill to what began before it, and to nothing that began behind it', () => {
    const before = performance.now();
    standStill(6_000);
    pulse.stoodStillSince(before);
    const behind = performance.now();

    expect([pulse.stoodStillSince(before), pulse.stoodStillSince(behind)]).toEqual([true, false]);
  });
});
