import type { FleetStatus } from '../../fleet/fleet.model.js';
import { findingOnFleet } from './fleet-finding.js';

type Host = readonly [calls: number, capacity: number, available: number] | null;

function aFleet(...hosts: Host[]): FleetStatus {
  return {
    totalCapacity: 0,
    activeCalls: 0,
    available: 0,
    hosts: hosts.map((host, index) => ({
      url: `https://core-${index + 1}.example.com`,
      health: host && { calls: host[0], capacity: host[1], available: host[2], workers: 1 },
    })),
  };
}

const WORKERS = 'Look at the workers of the hosts, and restart those that are down.';
const FIRST = 'Look at this host in the fleet status, or put another host first under Settings.';

describe('findingOnFleet', () => {
  it.each<[string, Host[], string, string]>([
    ['a sound host', [[3, 16, 13]], 'pass', '13 of 16 places are free.'],
    ['just enough free places', [[8, 10, 2]], 'pass', '2 of 10 places are free.'],
    ['more calls than places', [[17, 16, 0], null], 'fail', 'Every CXB Core host is full.'],
    ['few free places', [[9, 10, 1]], 'warn', '1 of 10 places are free.'],
    ['a host that is away', [[0, 16, 16], null], 'warn', '16 of 16 places are free; 1 host is not healthy.'],
    [
      'hosts that are away',
      [[0, 16, 16], null, null],
      'warn',
      '16 of 16 places are free; 2 hosts are not healthy.',
    ],
    ['hosts that are all away', [null, null], 'fail', 'No CXB Core host is healthy.'],
    ['no hosts', [], 'fail', 'No CXB Core host is set.'],
  ])('says of %s what it is', (_what, hosts, status, detail) => {
    expect(findingOnFleet(aFleet(...hosts))).toMatchObject({ status, detail });
  });

  it.each<[string, Host[]]>([
    ['no calls and no free place', [[0, 16, 0]]],
    ['no place at all', [[0, 0, 0]]],
    [
      'one full host, and one with neither calls nor places',
      [
        [16, 16, 0],
        [0, 16, 0],
      ],
    ],
  ])('does not tell anyone to wait for calls to end with %s', (_what, hosts) => {
    const finding = findingOnFleet(aFleet(...hosts));

    expect(finding).toMatchObject({ status: 'fail', nextStep: WORKERS });
    expect(finding.detail).toMatch(/calls do not fill them: workers seem to be down/);
  });

  it('misses the places of workers that are down, though another host has more calls than places', () => {
    expect(findingOnFleet(aFleet([0, 16, 14], [18, 16, 0])).detail).toMatch(
      / and 2 are neither free nor taken/,
    );
  });

  it('misses the places of workers that are down, however few calls there are', () => {
    expect(findingOnFleet(aFleet([2, 16, 10], [16, 16, 0]))).toEqual({
      status: 'warn',
      detail: '10 of 32 places are free, and 4 are neither free nor taken: workers seem to be down.',
      nextStep: WORKERS,
    });
  });

  it.each<[string, Host[], string]>([
    [
      'full',
      [
        [4, 4, 0],
        [0, 16, 16],
      ],
      'has no free place',
    ],
    ['not healthy', [null, [0, 16, 16]], 'is not healthy'],
  ])('warns when the first host is %s, where the calls arrive', (_what, hosts, state) => {
    expect(findingOnFleet(aFleet(...hosts))).toEqual({
      status: 'warn',
      detail: `The first host of the fleet, where Exotel's calls arrive, ${state}; others have free places.`,
      nextStep: FIRST,
    });
  });
});
