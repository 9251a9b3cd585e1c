import { AGAIN, untilWritten } from './until-written.js';

describe('untilWritten', () => {
  it('tries again while the write misses', async () => {
    let attempts = 0;

    const result = await untilWritten(() => Promise.resolve(++attempts < 3 ? AGAIN : 'written'));

    expect([result, attempts]).toEqual(['written', 3]);
  });

  it('lets hundreds of other writers through before it is its turn', async () => {
    let attempts = 0;

    expect(await untilWritten(() => Promise.resolve(++attempts < 500 ? AGAIN : 'written'))).toBe('written');
  });

  it('gives null and false for what they are', async () => {
    expect(await untilWritten(() => Promise.resolve(null))).toBeNull();
  });

  it('does not go on for ever', async () => {
    await expect(untilWritten(() => Promise.resolve(AGAIN))).rejects.toThrow('never found');
  });
});
