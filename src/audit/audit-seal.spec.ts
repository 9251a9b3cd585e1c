import type { AppConfig } from '../config/config.js';
import { AuditSeal } from './audit-seal.js';
import type { SealStanding } from './audit-seal.js';

const OLD = { kid: 'old', key: Buffer.alloc(32, 1) };
const NEW = { kid: 'new', key: Buffer.alloc(32, 2) };
const HASH = 'the-hash-of-an-entry';

const sealWith = (...encryptionKeys: (typeof OLD)[]): AuditSeal =>
  new AuditSeal({ encryptionKeys } as unknown as AppConfig);

const sealed = (standing: SealStanding, by = sealWith(OLD)): { hash: string; kid: string; seal: string } => ({
  hash: HASH,
  ...by.sealOf(HASH, standing),
});

describe('a seal', () => {
  it.each(['good', 'alone'] as const)(
    'that is %s is found to be so, and only of its own entry',
    (standing) => {
      const seal = sealWith(OLD);

      expect(seal.check(sealed(standing))).toBe(standing);
      expect(seal.check({ ...sealed(standing), hash: 'another' })).toBe('bad');
      expect(seal.check({ ...sealed(standing), seal: '' })).toBe('bad');
    },
  );

  it.each(['good', 'alone'] as const)('that is %s is still so under a new key', (standing) => {
    const seal = sealWith(NEW, OLD);

    const renewed = { hash: HASH, kid: '', seal: '', ...seal.renewed(sealed(standing)) };

    expect(renewed.kid).toBe('new');
    expect(sealWith(NEW).check(renewed)).toBe(standing);
  });

  it.each([
    ['is under the current key', sealed('good', sealWith(NEW))],
    ['is under a key that nobody knows', sealed('good', sealWith({ ...OLD, kid: 'gone' }))],
    ['is not ours', { ...sealed('good'), seal: 'AAAA' }],
  ])('that %s is not renewed', (_what, entry) => {
    expect(sealWith(NEW, OLD).renewed(entry)).toBeUndefined();
  });

  it.each([
    ['nothing', null, 'good'],
    ['a good one', sealed('good'), 'good'],
    ['one that stands alone', sealed('alone'), 'alone'],
    ['one that is not ours', { ...sealed('good'), seal: 'AAAA' }, 'alone'],
    ['one under a key that nobody knows', { ...sealed('good'), kid: 'gone' }, 'alone'],
  ])('behind %s vouches for what it can prove: %#', (_what, before, standing) => {
    expect(sealWith(NEW, OLD).standingBehind(before)).toBe(standing);
  });
});
