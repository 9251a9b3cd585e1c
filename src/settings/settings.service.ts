import { Injectable } from '@nestjs/common';
import type { Actor } from '../audit/audit.model.js';
import { PreconditionFailedError } from '../common/errors/http.errors.js';
import type { Precondition } from '../common/precondition.js';
import { Clock } from '../common/time/clock.js';
import type { FleetSettings } from './settings.model.js';
import { SettingsStore } from './settings.store.js';

@Injectable()
export class SettingsService {
  constructor(
    private readonly store: SettingsStore,
    private readonly clock: Clock,
  ) {}

  getFleet(): Promise<FleetSettings> {
    return this.store.findFleet();
  }

  /**
   * Replaces the fleet; undefined leaves it as it is.
   * @throws PreconditionFailedError when the caller's tag is stale
   */
  async replaceFleet(
    coreFleet: readonly string[] | undefined,
    actor: Actor,
    precondition?: Precondition<FleetSettings>,
  ): Promise<FleetSettings> {
    const current = await this.store.findFleet();
    if (precondition && !precondition(current)) throw new PreconditionFailedError();
    if (coreFleet === undefined) return current;
    const change = { at: this.clock.now(), actor };
    const replaced = await this.store.replaceFleet(coreFleet, change, precondition && current);
    if (!replaced) throw new PreconditionFailedError();
    return replaced;
  }
}
