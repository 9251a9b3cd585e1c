import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { deriveKey } from '../common/crypto/derive-key.js';
import { AppConfig } from '../config/config.js';
import type { EncryptionKey } from '../config/config.fields.js';

/** What stands for a stored secret that none of our keys opens. */
export const UNREADABLE = 'unreadable';

/** 72 bits: two secrets do not meet by chance, and nobody without the key can try any. */
const LENGTH = 12;

/** Stands for a secret, in the audit trail first of all: tells whether it changed, never what it is. */
@Injectable()
export class Fingerprints {
  private readonly keys: readonly EncryptionKey[];
  private readonly current: EncryptionKey;

  constructor({ encryptionKeys: [first, ...others] }: AppConfig) {
    this.current = derived(first);
    this.keys = [this.current, ...others.map(derived)];
  }

  /** `""` for no secret. Fingerprints under different key ids cannot be compared. */
  of(secret: string): string {
    return secret === '' ? '' : fingerprint(secret, this.current);
  }

  /** Was it made of this secret? A fingerprint under another key can be told as long as that is one of ours. */
  isOf(made: string, secret: string): boolean {
    const key = this.keys.find(({ kid }) => made.startsWith(`${kid}:`));
    return key !== undefined && made === fingerprint(secret, key);
  }
}

function derived(key: EncryptionKey): EncryptionKey {
  return { kid: key.kid, key: deriveKey(key, 'audit fingerprint') };
}

function fingerprint(secret: string, { kid, key }: EncryptionKey): string {
  const mac = createHmac('sha256', key).update(secret).digest('base64url');
  return `${kid}:${mac.slice(0, LENGTH)}`;
}
