import { Injectable } from '@nestjs/common';
import { within } from '../common/time/within.js';
import { SettingsService } from '../settings/settings.service.js';
import { FleetClient } from './fleet.client.js';
import { NoFreeServerError } from './fleet.errors.js';
import type { FleetStatus, HostHealth, HostStatus } from './fleet.model.js';
import { pickServer } from './pick-server.js';
import { toHealthUrl } from './to-health-url.js';
import { toWebSocketBase } from './to-websocket-base.js';

/** The CXB Core hosts: where Exotel reaches the bots, and how the hosts are. */
@Injectable()
export class FleetService {
  /** Questions under way, by their address: whoever asks meanwhile shares the answer. */
  private readonly underWay = new Map<string, Promise<HostHealth | null>>();

  constructor(
    private readonly settings: SettingsService,
    private readonly client: FleetClient,
  ) {}

  /** The address that every bot's WebSocket URL begins with, like `wss://core-1.example.com`. */
  async webSocketBase(): Promise<string> {
    const { coreFleet } = await this.settings.getFleet();
    return toWebSocketBase(coreFleet);
  }

  /** Has an operator named any host? */
  async hasHosts(): Promise<boolean> {
    const { coreFleet } = await this.settings.getFleet();
    return coreFleet.length > 0;
  }

  /** Asks all hosts at once, now; takes as long as the slowest, 20 s at most. After `withinMs` the silent ones count as away. */
  async getStatus(withinMs?: number): Promise<FleetStatus> {
    const { coreFleet } = await this.settings.getFleet();
    const hosts = await Promise.all(
      coreFleet.map(async (url) => {
        const asked = this.ask(toHealthUrl(url));
        return { url, health: await (withinMs === undefined ? asked : within(withinMs, asked, null)) };
      }),
    );
    const totalCapacity = sum(hosts, ({ capacity }) => capacity);
    const activeCalls = sum(hosts, ({ calls }) => calls);
    return { totalCapacity, activeCalls, available: totalCapacity - activeCalls, hosts };
  }

  /**
   * The host for the next call, as it stands in `core_fleet`.
   * @throws NoFreeServerError when none is healthy with a free place
   */
  async pickServer(): Promise<string> {
    const { hosts } = await this.getStatus();
    const url = pickServer(hosts, Math.random());
    if (url === undefined) throw new NoFreeServerError();
    return url;
  }

  private ask(healthUrl: string): Promise<HostHealth | null> {
    const shared = this.underWay.get(healthUrl);
    if (shared) return shared;
    const asked = this.client.fetchHealth(healthUrl).finally(() => this.underWay.delete(healthUrl));
    this.underWay.set(healthUrl, asked);
    return asked;
  }
}

function sum(hosts: readonly HostStatus[], of: (health: HostHealth) => number): number {
  return hosts.reduce((total, { health }) => total + (health ? of(health) : 0), 0);
}
