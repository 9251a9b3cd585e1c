import type { HostStatus } from './fleet.model.js';

/** The healthy host with the most free places, ties broken by `random` in [0, 1); undefined when there is none. */
export function pickServer(hosts: readonly HostStatus[], random: number): string | undefined {
  const free = (host: HostStatus): number => host.health?.available ?? 0;
  const most = Math.max(0, ...hosts.map(free));
  if (most === 0) return undefined;
  const best = hosts.filter((host) => free(host) === most);
  return best[Math.floor(random * best.length)]?.url;
}
