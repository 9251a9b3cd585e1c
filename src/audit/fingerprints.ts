import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { deriveKey } from '../common/crypto/derive-key.js';
import { AppConfig } from '../config/config.js';

/** What stands for a stored secret that none of our keys opens. */
export const UNREADABLE = 'unreadable';

/** 72 bits: two secrets do not meet by chance, and nobody without the key can try any. */
const LENGTH = 12;

/** Stands for a secret in the audit trail: tells whether it changed, never what it is. */
@Injectable()
export class Fingerprints {
  private readonly kid: string;
  private readonly key: Buffer;

  constructor(config: AppConfig) {
    const [first] = config.encryptionKeys;
    this.kid = first.kid;
    this.key = deriveKey(first, 'audit fingerprint');
  }

  /** `""` for no secret. Fingerprints under different key ids cannot be compared. */
  of(secret: string): string {
    if (secret === '') return '';
    const mac = createHmac('sha256', this.key).update(secret).digest('base64url');
    return `${this.kid}:${mac.slice(0, LENGTH)}`;
  }
}
