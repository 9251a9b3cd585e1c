import { CompactEncrypt } from 'jose';
import type { AppConfig } from '../../config/config.js';
import { CredentialCipher } from './credential-cipher.js';
import { CredentialsUnreadableError } from './exotel.errors.js';

const OLD = { kid: 'old', key: Buffer.alloc(32, 1) };
const NEW = { kid: 'new', key: Buffer.alloc(32, 2) };
const SECRET = 'k3y-with-ünusual-signs';

const cipherWith = (...encryptionKeys: (typeof OLD)[]): CredentialCipher =>
  new CredentialCipher({ encryptionKeys } as unknown as AppConfig);

/** A JWE as someone else may have chosen it for a key. */
const foreign = (header: { alg: string; enc: string; kid?: string }): Promise<string> =>
  new CompactEncrypt(Buffer.from('x'))
    .setProtectedHeader(header)
    .encrypt(Buffer.alloc(header.enc === 'A256GCM' ? 32 : 16, 9));

describe('a secret at rest', () => {
  it('is under the first key, and never twice the same', async () => {
    const cipher = cipherWith(NEW, OLD);

    const [one, other] = [await cipher.encrypt(SECRET), await cipher.encrypt(SECRET)];

    expect([cipher.keyIdOf(one), cipher.isCurrent(one), cipher.isPlain(one)]).toEqual(['new', true, false]);
    expect(one).not.toBe(other);
    expect(await cipherWith(NEW).decrypt(one)).toBe(SECRET);
  });

  it('is opened by whichever key made it, and is then due for the first', async () => {
    const stored = await cipherWith(OLD).encrypt(SECRET);
    const cipher = cipherWith(NEW, OLD);

    expect(await cipher.decrypt(stored)).toBe(SECRET);
    expect(cipher.isCurrent(stored)).toBe(false);
  });

  it.each([
    ['no key has its id', cipherWith(NEW)],
    ['the key of its id is another', cipherWith({ ...OLD, key: NEW.key })],
  ])('is unreadable where %s', async (_why, cipher) => {
    await expect(cipher.decrypt(await cipherWith(OLD).encrypt(SECRET))).rejects.toThrow(
      CredentialsUnreadableError,
    );
  });

  it('is unreadable once a sign of it was changed', async () => {
    const [header = '', , iv = '', , tag = ''] = (await cipherWith(OLD).encrypt(SECRET)).split('.');

    await expect(cipherWith(OLD).decrypt([header, '', iv, 'AAAA', tag].join('.'))).rejects.toThrow(
      CredentialsUnreadableError,
    );
  });
});

describe('a plain secret', () => {
  it.each([
    ['a text', () => Promise.resolve(SECRET)],
    ['five words with dots', () => Promise.resolve('a.b.c.d.e')],
    ['a JWE without a key id', () => foreign({ alg: 'dir', enc: 'A256GCM' })],
    ['a JWE of another kind', () => foreign({ alg: 'dir', enc: 'A128GCM', kid: 'old' })],
    [
      'the beginning of one of ours',
      async () => (await cipherWith(OLD).encrypt(SECRET)).split('.').slice(0, 4).join('.'),
    ],
  ])('is its own, and due to be encrypted: %s', async (_what, make) => {
    const stored = await make();
    const cipher = cipherWith(NEW, OLD);

    expect(await cipher.decrypt(stored)).toBe(stored);
    expect([cipher.isPlain(stored), cipher.isCurrent(stored)]).toEqual([true, false]);
  });

  it('that is none is neither plain nor due', async () => {
    const cipher = cipherWith(NEW);

    expect([cipher.isPlain(''), cipher.isCurrent(''), await cipher.decrypt('')]).toEqual([false, true, '']);
  });
});
