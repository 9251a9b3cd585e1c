import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { deriveKey } from '../common/crypto/derive-key.js';
import { AppConfig } from '../config/config.js';
import type { LinkedEntry } from './audit.model.js';

type Sealed = Pick<LinkedEntry, 'hash' | 'kid' | 'seal'>;

/**
 * Signs the hash of each entry under a key that the database does not hold: whoever can write to the database alone
 * can rewrite a chain's hashes, but not its seals. One good seal vouches for every entry before it.
 */
@Injectable()
export class AuditSeal {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly current: string;

  constructor(config: AppConfig) {
    this.keys = new Map(config.encryptionKeys.map((key) => [key.kid, deriveKey(key, 'audit seal')]));
    this.current = config.encryptionKeys[0]?.kid ?? '';
  }

  sealOf(hash: string): Pick<Sealed, 'kid' | 'seal'> {
    return { kid: this.current, seal: this.mac(this.current, hash)?.toString('base64url') ?? '' };
  }

  /** `unknown_key`: made under a key that is no longer configured. */
  check({ hash, kid, seal }: Sealed): 'good' | 'bad' | 'unknown_key' {
    const expected = this.mac(kid, hash);
    if (!expected) return 'unknown_key';
    const given = Buffer.from(seal, 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected) ? 'good' : 'bad';
  }

  private mac(kid: string, hash: string): Buffer | undefined {
    const key = this.keys.get(kid);
    return key && createHmac('sha256', key).update(hash).digest();
  }
}
