import { Injectable } from '@nestjs/common';
import { Fingerprints } from '../../audit/fingerprints.js';
import { CredentialsUnreadableError } from '../exotel/exotel.errors.js';
import type { Credentials, DidView } from '../exotel/exotel.model.js';
import { ExotelService } from '../exotel/exotel.service.js';
import { VerificationService } from '../exotel/verification.service.js';
import type { LastCheck } from './check.model.js';
import { toCheckedState } from './checked-state.js';
import { PreflightStore } from './preflight.store.js';

/** What the last check of each number found, and whether that still counts. */
@Injectable()
export class LastChecksService {
  constructor(
    private readonly exotel: ExotelService,
    private readonly verification: VerificationService,
    private readonly fingerprints: Fingerprints,
    private readonly store: PreflightStore,
  ) {}

  /** Of the numbers that are there and were checked, in their order. */
  async list(): Promise<LastCheck[]> {
    const [{ dids }, credentials] = await Promise.all([this.exotel.getIntegration(), this.findCredentials()]);
    const kept = await this.store.listLast(dids.map(({ id }) => id));
    return dids.flatMap((did) => {
      const check = kept.get(did.id);
      if (!check) return [];
      const { fingerprint, ...found } = check;
      // One of an older key is known until that key is removed, and so for the whole of a rotation; then the check is
      // outdated, as is one from before fingerprints were kept.
      const isCurrent = this.fingerprints.isOf(fingerprint, toCheckedState(did, credentials));
      return [{ didId: did.id, ...found, isOutdated: !isCurrent }];
    });
  }

  /** Stands for everything that a check of this number looks at now. */
  async fingerprintOf(did: DidView): Promise<string> {
    return this.fingerprints.of(toCheckedState(did, await this.findCredentials()));
  }

  /** Such as no key opens are as good as none: to a check, too. */
  private async findCredentials(): Promise<Credentials | null> {
    try {
      return await this.verification.findStoredCredentials();
    } catch (error) {
      if (error instanceof CredentialsUnreadableError) return null;
      throw error;
    }
  }
}
