import { within } from './within.js';

describe('within', () => {
  it('gives what comes in time', async () => {
    expect(await within(1_000, Promise.resolve('in time'), 'late')).toBe('in time');
  });

  it('gives the other value for what does not', async () => {
    expect(await within(5, new Promise(() => undefined), 'late')).toBe('late');
  });

  it('passes on a failure in time', async () => {
    await expect(within(1_000, Promise.reject(new Error('no')), 'late')).rejects.toThrow('no');
  });

  it('lets a failure pass that comes later', async () => {
    let refuse: (error: Error) => void = () => undefined;
    const late = new Promise((_resolve, reject) => (refuse = reject));

    expect(await within(0, late, 'late')).toBe('late');
    refuse(new Error('unheard'));
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('waits no time at all for a negative one', async () => {
    expect(await within(-1, new Promise(() => undefined), 'late')).toBe('late');
  });
});
