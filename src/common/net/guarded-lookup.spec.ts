import dns from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { jest } from '@jest/globals';
import { AddressRefusedError, guardedLookup, refuseForbiddenLiteral } from './guarded-lookup.js';

type Found = string | LookupAddress[];

function lookUp(name: string, allowPrivate: boolean, all: boolean): Promise<Found> {
  return new Promise((resolve, reject) => {
    guardedLookup(allowPrivate, new AbortController().signal)(name, { all }, (error, address) => {
      if (error) reject(error);
      else resolve(address);
    });
  });
}

function nameHas(addresses: string[]): void {
  const answer = addresses.map((address) => ({ address, family: 4 }));
  const lookup = (
    _name: string,
    _options: unknown,
    callback: (error: null, found: unknown) => void,
  ): void => {
    callback(null, answer);
  };
  jest.spyOn(dns, 'lookup').mockImplementation(lookup as typeof dns.lookup);
}

describe('guardedLookup', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([true, false])('gives the addresses of a name that may be asked (all: %s)', async (all) => {
    const found = await lookUp('localhost', true, all);

    const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.every((address) => ['127.0.0.1', '::1'].includes(address))).toBe(true);
  });

  it.each([true, false])('refuses a name that leads to a forbidden address (all: %s)', async (all) => {
    await expect(lookUp('localhost', false, all)).rejects.toThrow(AddressRefusedError);
  });

  it.each([
    [true, [{ address: '8.8.8.8', family: 4 }]],
    [false, '8.8.8.8'],
  ])('gives only the allowed ones of a name with both kinds (all: %s)', async (all, allowed) => {
    nameHas(['169.254.169.254', '8.8.8.8']);

    expect(await lookUp('both.example.com', false, all)).toEqual(allowed);
  });

  it('refuses an address that is given as a name', async () => {
    await expect(lookUp('169.254.169.254', true, true)).rejects.toThrow(AddressRefusedError);
  });

  it('passes on that a name is unknown', async () => {
    await expect(lookUp('no-such-host.invalid', true, true)).rejects.toMatchObject({
      syscall: 'getaddrinfo',
    });
  });
});

describe('refuseForbiddenLiteral', () => {
  it.each([
    'http://169.254.169.254/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
    'http://169.254.43518/',
    'http://169.254.169.254./',
    'http://[::ffff:169.254.169.254]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::169.254.169.254]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://0/',
    'http://0.0.0.0/',
    'http://[::]/',
    'ws://100.100.100.200/',
    'wss://１６９.254.169.254/',
  ])('never lets %s pass', (url) => {
    expect(() => {
      refuseForbiddenLiteral(new URL(url), true);
    }).toThrow(AddressRefusedError);
  });

  it.each(['http://127.0.0.1/', 'http://2130706433/', 'http://0177.1/', 'http://[::1]/', 'ws://10.1.2.3/'])(
    'lets %s pass only where private addresses are allowed',
    (url) => {
      refuseForbiddenLiteral(new URL(url), true);
      expect(() => {
        refuseForbiddenLiteral(new URL(url), false);
      }).toThrow(AddressRefusedError);
    },
  );

  it('leaves names to the lookup', () => {
    expect(() => {
      refuseForbiddenLiteral(new URL('http://localhost/'), false);
    }).not.toThrow();
  });
});
