import { Injectable } from '@nestjs/common';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { AppConfig } from '../../config/config.js';
import { CredentialsUnreadableError } from './exotel.errors.js';

/** Encrypts secrets at rest as compact JWE: direct AES-256-GCM under the first key, its id in the header. */
@Injectable()
export class CredentialCipher {
  constructor(private readonly config: AppConfig) {}

  /** The id of the key that encrypts. */
  get currentKeyId(): string {
    return this.config.encryptionKeys[0].kid;
  }

  async encrypt(secret: string): Promise<string> {
    const [current] = this.config.encryptionKeys;
    return new CompactEncrypt(Buffer.from(secret))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: current.kid })
      .encrypt(current.key);
  }

  /**
   * The secret behind a stored value; a plain one, as the platform's original wrote it, is its own.
   * @throws CredentialsUnreadableError when no key of ours opens it
   */
  async decrypt(stored: string): Promise<string> {
    const kid = keyIdIn(stored);
    if (kid === undefined) return stored;
    const found = this.config.encryptionKeys.find((candidate) => candidate.kid === kid);
    if (!found) throw new CredentialsUnreadableError();
    try {
      const { plaintext } = await compactDecrypt(stored, found.key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return Buffer.from(plaintext).toString();
    } catch (error) {
      throw new CredentialsUnreadableError({ cause: error });
    }
  }

  isPlain(stored: string): boolean {
    return stored !== '' && this.keyIdOf(stored) === undefined;
  }

  /** Is there nothing to encrypt anew under the first key? */
  isCurrent(stored: string): boolean {
    return stored === '' || this.keyIdOf(stored) === this.currentKeyId;
  }

  /** The key id of what we encrypted; undefined for anything else. */
  keyIdOf(stored: string): string | undefined {
    return keyIdIn(stored);
  }
}

function keyIdIn(stored: string): string | undefined {
  if (stored.split('.').length !== 5) return undefined;
  try {
    const { alg, enc, kid } = decodeProtectedHeader(stored);
    return alg === 'dir' && enc === 'A256GCM' && typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
}
