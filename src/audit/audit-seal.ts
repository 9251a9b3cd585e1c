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
export type SealStanding = 'good' | 'alone';

/** `unknown_key`: made under a key that is no longer configured, or by someone who had none. */
export type SealFinding = SealStanding | 'bad' | 'unknown_key';

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
    this.current = config.encryptionKeys[0].kid;
  }

  /** Of entries that come behind this one: they must not vouch for what nobody can prove. */
  standingBehind(before: Sealed | null): SealStanding {
    return before === null || this.check(before) === 'good' ? 'good' : 'alone';
  }

  sealOf(hash: string, standing: SealStanding): Pick<Sealed, 'kid' | 'seal'> {
    return { kid: this.current, seal: this.mac(this.current, hash, standing)?.toString('base64url') ?? '' };
  }

  /** The same standing under the current key; undefined where it is under it already, or cannot be proven. */
  renewed(sealed: Sealed): Pick<Sealed, 'kid' | 'seal'> | undefined {
    if (sealed.kid === this.current) return undefined;
    const finding = this.check(sealed);
    return finding === 'good' || finding === 'alone' ? this.sealOf(sealed.hash, finding) : undefined;
  }

  check({ hash, kid, seal }: Sealed): SealFinding {
    if (!this.keys.has(kid)) return 'unknown_key';
    const given = Buffer.from(seal, 'base64url');
    const standing = STANDINGS.find((one) => isEqual(given, this.mac(kid, hash, one)));
    return standing ?? 'bad';
  }

  private mac(kid: string, hash: string, standing: SealStanding): Buffer | undefined {
    const key = this.keys.get(kid);
    const text = standing === 'good' ? hash : `alone:${hash}`;
    return key && createHmac('sha256', key).update(text).digest();
  }
}

const STANDINGS: readonly SealStanding[] = ['good', 'alone'];

function isEqual(given: Buffer, expected: Buffer | undefined): boolean {
  return expected?.length === given.length && timingSafeEqual(given, expected);
}
