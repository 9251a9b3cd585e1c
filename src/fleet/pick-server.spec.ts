import fc from 'fast-check';
import type { HostStatus } from './fleet.model.js';
import { pickServer } from './pick-server.js';

function aHost(url: string, available: number | null): HostStatus {
  return { url, health: available === null ? null : { capacity: 100, available, calls: 0, workers: 1 } };
}

describe('pickServer', () => {
  it('picks the host with the most free places', () => {
    expect(pickServer([aHost('a', 2), aHost('b', 7), aHost('c', 5)], 0.5)).toBe('b');
  });

  it('picks among equals by chance', () => {
    const hosts = [aHost('a', 4), aHost('b', 1), aHost('c', 4), aHost('d', 4)];

    expect([0, 0.34, 0.67, 0.999].map((random) => pickServer(hosts, random))).toEqual(['a', 'c', 'd', 'd']);
  });

  it('picks none of hosts that are away or full', () => {
    expect(pickServer([aHost('a', null), aHost('b', 0)], 0)).toBeUndefined();
  });

  it('picks none of none', () => {
    expect(pickServer([], 0)).toBeUndefined();
  });

  it('never picks a host while another has more free places', () => {
    const hosts = fc.array(fc.option(fc.nat({ max: 5 }), { nil: null }), { maxLength: 64 });
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

    fc.assert(
      fc.property(hosts, random, (places, chance) => {
        const picked = pickServer(
          places.map((free, index) => aHost(String(index), free)),
          chance,
        );

        const most = Math.max(0, ...places.map((free) => free ?? 0));
        expect(picked === undefined ? 0 : places[Number(picked)]).toBe(most);
      }),
    );
  });
});
