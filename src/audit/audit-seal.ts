import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { deriveKey } from '../common/crypto/derive-key.js';
import { AppConfig } from '../config/config.js';
import type { LinkedEntry } from './audit.model.js';

type Sealed = Pick<LinkedEntry, 'hash' | 'kid' | 'seal'>;

/**
 * What a seal stands for: a good one vouches for its entry and for every one before it, since whoever made it had seen
 * that the seal before it was good. One that stands `alone` vouches for its entry only.
 */
export type SealFinding = 'good' | 'alone' | 'bad' | 'unknown_key';

/**
 * Signs the hash of each entry under a key that the database does not hold: whoever can write to the database alone
 * can rewrite a chain's hashes, but not its seals.
 */
@Injectable()
export class AuditSeal {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly current: string;

  constructor(config: AppConfig) {
    this.keys = new Map(config.encryptionKeys.map((key) => [key.kid, deriveKey(key, 'audit seal')]));
    this.current = config.encryptionKeys[0]?.kid ?? '';
  }

  /** For the entry that comes behind this one: it must not vouch for what nobody can prove. */
  sealBehind(before: Sealed | null, hash: string): Pick<Sealed, 'kid' | 'seal'> {
    return this.seal(before === null || this.check(before) === 'good' ? hash : alone(hash));
  }

  /** The same standing under the current key; undefined where it is under it already, or cannot be proven. */
  renewed(sealed: Sealed): Pick<Sealed, 'kid' | 'seal'> | undefined {
    if (sealed.kid === this.current) return undefined;
    const finding = this.check(sealed);
    if (finding === 'good') return this.seal(sealed.hash);
    return finding === 'alone' ? this.seal(alone(sealed.hash)) : undefined;
  }

  /** `unknown_key`: made under a key that is no longer configured, or by someone who had none. */
  check({ hash, kid, seal }: Sealed): SealFinding {
    if (!this.keys.has(kid)) return 'unknown_key';
    if (this.isSeal(seal, kid, hash)) return 'good';
    return this.isSeal(seal, kid, alone(hash)) ? 'alone' : 'bad';
  }

  private seal(text: string): Pick<Sealed, 'kid' | 'seal'> {
    return { kid: this.current, seal: this.mac(this.current, text)?.toString('base64url') ?? '' };
  }

  private isSeal(seal: string, kid: string, text: string): boolean {
    const expected = this.mac(kid, text);
    const given = Buffer.from(seal, 'base64url');
    return expected?.length === given.length && timingSafeEqual(given, expected);
  }

  private mac(kid: string, text: string): Buffer | undefined {
    const key = this.keys.get(kid);
    return key && createHmac('sha256', key).update(text).digest();
  }
}

function alone(hash: string): string {
  return `alone:${hash}`;
}
