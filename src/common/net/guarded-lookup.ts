import dns from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { isAllowedAddress } from './allowed-address.js';

/** The name leads to an address that we may not connect to. */
export class AddressRefusedError extends Error {
  readonly code = 'ADDRESS_REFUSED';

  constructor() {
    super('The host is at an address that may not be asked.');
    this.name = 'AddressRefusedError';
  }
}

/**
 * A DNS lookup for sockets that gives allowed addresses only. It judges the very answer that is then connected to, so
 * a name cannot point elsewhere between a check and its use.
 */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const allowed = addresses.filter(({ address }) => isAllowedAddress(address, allowPrivate));
      const [first] = allowed;
      if (!first) callback(new AddressRefusedError(), '', 0);
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

/** Sockets look up names only: an address that stands in a URL itself must be judged before. */
export function refuseForbiddenLiteral(url: URL, allowPrivate: boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host, allowPrivate)) throw new AddressRefusedError();
}
