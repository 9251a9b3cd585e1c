import type { FleetStatus, HostHealth, HostStatus } from '../../fleet/fleet.model.js';
import { fail, pass, warn } from './check.model.js';
import type { Finding } from './check.model.js';

/** Less than a fifth of all places free is few: the console turns red above 80 % use, too. */
const FREE_AT_LEAST_ONE_IN = 5;
const WORKERS = 'Look at the workers of the hosts, and restart those that are down.';

/** What the hosts say of their places. How many are free is Core's word: a place whose worker is down carries no call. */
export function findingOnFleet({ hosts }: FleetStatus): Finding {
  if (hosts.length === 0) return fail('No CXB Core host is set.', 'Set the fleet under Settings.');
  const healthy = hosts.flatMap(({ health }) => health ?? []);
  if (healthy.length === 0) {
    return fail('No CXB Core host is healthy.', 'Look at the fleet status, and at the hosts.');
  }
  if (sum(healthy, ({ available }) => available) === 0) return findingOnNoPlace(healthy);
  return findingOnFirst(hosts[0]) ?? findingOnPlaces(healthy, hosts.length - healthy.length);
}

function findingOnNoPlace(healthy: readonly HostHealth[]): Finding {
  const calls = sum(healthy, (host) => host.calls);
  if (calls === 0 || sum(healthy, lostPlaces) > 0) {
    return fail(
      'No CXB Core host has a free place, though calls do not fill them: workers seem to be down.',
      WORKERS,
    );
  }
  return fail('Every CXB Core host is full.', 'Wait for calls to end, or add hosts to the fleet.');
}

/** The flow at Exotel names the first host: every call goes there, however free the others are. */
function findingOnFirst(first: HostStatus | undefined): Finding | undefined {
  if (first?.health?.available) return undefined;
  const state = first?.health ? 'has no free place' : 'is not healthy';
  return warn(
    `The first host of the fleet, where Exotel's calls arrive, ${state}; others have free places.`,
    'Look at this host in the fleet status, or put another host first under Settings.',
  );
}

function findingOnPlaces(healthy: readonly HostHealth[], unhealthy: number): Finding {
  const capacity = sum(healthy, (host) => host.capacity);
  const available = sum(healthy, (host) => host.available);
  const free = `${available} of ${capacity} places are free`;
  const lost = sum(healthy, lostPlaces);
  if (lost > 0) {
    return warn(`${free}, and ${lost} are neither free nor taken: workers seem to be down.`, WORKERS);
  }
  if (available * FREE_AT_LEAST_ONE_IN < capacity) return warn(`${free}.`, 'Add hosts to the fleet.');
  if (unhealthy > 0) return warn(`${free}; ${toHosts(unhealthy)} not healthy.`, 'Look at the fleet status.');
  return pass(`${free}.`);
}

function lostPlaces({ capacity, calls, available }: HostHealth): number {
  return Math.max(0, capacity - calls - available);
}

function toHosts(count: number): string {
  return count === 1 ? '1 host is' : `${count} hosts are`;
}

function sum(healthy: readonly HostHealth[], of: (health: HostHealth) => number): number {
  return healthy.reduce((total, health) => total + of(health), 0);
}
