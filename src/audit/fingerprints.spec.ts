import type { AppConfig } from '../config/config.js';
import { Fingerprints, UNREADABLE } from './fingerprints.js';

function fingerprints(kid: string, byte: number, ...others: Parameters<typeof aKey>[]): Fingerprints {
  const encryptionKeys = [[kid, byte] as const, ...others].map((key) => aKey(...key));
  return new Fingerprints({ encryptionKeys } as unknown as AppConfig);
}

function aKey(kid: string, byte: number): object {
  return { kid, key: Buffer.alloc(32, byte) };
}

describe('a fingerprint', () => {
  it('is the same for the same secret, and another for another', () => {
    const one = fingerprints('k1', 1);

    expect(one.of('secret')).toBe(fingerprints('k1', 1).of('secret'));
    expect(one.of('secret')).not.toBe(one.of('secret2'));
  });

  it('cannot be compared under another key', () => {
    expect(fingerprints('k1', 1).of('secret')).not.toBe(fingerprints('k1', 2).of('secret'));
  });

  it('names its key and is short', () => {
    expect(fingerprints('k1', 1).of('secret')).toMatch(/^k1:[A-Za-z0-9_-]{12}$/);
  });

  it('is empty where there is no secret', () => {
    expect(fingerprints('k1', 1).of('')).toBe('');
  });

  it('is known again after a rotation, until its key is removed', () => {
    const made = fingerprints('k1', 1).of('secret');
    const rotated = fingerprints('k2', 2, ['k1', 1]);

    expect(rotated.isOf(made, 'secret')).toBe(true);
    expect(rotated.isOf(rotated.of('secret'), 'secret')).toBe(true);
    expect(rotated.isOf(made, 'secret2')).toBe(false);
    expect(fingerprints('k2', 2).isOf(made, 'secret')).toBe(false);
  });

  it.each(['', 'k1', 'k1:', UNREADABLE])('is none of any secret when it is %j', (made) => {
    expect(fingerprints('k1', 1).isOf(made, 'secret')).toBe(false);
    expect(fingerprints('k1', 1).isOf(made, '')).toBe(false);
  });
});
