import type { AppConfig } from '../config/config.js';
import { Fingerprints } from './fingerprints.js';

function fingerprints(kid: string, byte: number): Fingerprints {
  return new Fingerprints({ encryptionKeys: [{ kid, key: Buffer.alloc(32, byte) }] } as unknown as AppConfig);
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
});
