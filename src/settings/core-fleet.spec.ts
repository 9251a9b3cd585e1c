import fc from 'fast-check';
import { coreFleetFault, tidyCoreFleet } from './core-fleet.js';

describe('tidyCoreFleet', () => {
  it('clears by null and "", trims, and drops slashes', () => {
    expect([null, '', ' \u00a0'].map(tidyCoreFleet)).toEqual([[], [], []]);
    expect(tidyCoreFleet([' https://core-1.example.com// ', 7])).toEqual(['https://core-1.example.com', 7]);
  });

  it('changes nothing the second time, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.oneof(fc.string(), fc.webUrl())), fc.anything()), (value) => {
        expect(tidyCoreFleet(tidyCoreFleet(value))).toEqual(tidyCoreFleet(value));
      }),
    );
  });
});

describe('coreFleetFault', () => {
  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => coreFleetFault(value)).not.toThrow();
      }),
    );
  });

  it('finds nothing wrong with any http(s) address without query and fragment', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'https'] }), (url) => {
        expect(coreFleetFault(tidyCoreFleet([url]))).toBeUndefined();
      }),
    );
  });

  it.each([
    ['a list of URLs', 'https://core-1.example.com'],
    ['entry 2', ['https://core-1.example.com', 'core-2']],
    ['entry 1', ['https://user@core-1.example.com']],
    ['entry 1', ['https://core-1.example.com?']],
    ['entries 1, 3 must be an absolute', ['ftp://a', 'https://ok', 'b']],
    [' 20 and 10 more must be an absolute', Array.from({ length: 30 }, () => 'b')],
    ['twice', ['https://core-1.example.com', 'https://CORE-1.example.com:443']],
    ['at most 64', Array.from({ length: 65 }, (_, index) => `https://core-${index}.example.com`)],
  ])('speaks of %s for %j', (words, value) => {
    expect(coreFleetFault(value)).toContain(words);
  });

  it('names all faults at once', () => {
    const url = 'https://core-1.example.com';
    const noUrl = 'must be an absolute http(s) or ws(s) URL without user info, query or fragment';

    expect(coreFleetFault([url, 'core-2', `${url}/`])).toBe(`entry 2 ${noUrl}; must not name a host twice`);
    expect(coreFleetFault([...Array.from({ length: 64 }, () => url), 7])).toBe(
      `must name at most 64 hosts; entry 65 ${noUrl}; must not name a host twice`,
    );
  });
});
