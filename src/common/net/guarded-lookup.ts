import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { isAllowedAddress } from './allowed-address.js';
import { LookupTurns } from './lookup-turns.js';

/** The name leads to an address that we may not connect to. */
export class AddressRefusedError extends Error {
  readonly code = 'ADDRESS_REFUSED';

  constructor() {
    super('The host is at an address that may not be asked.');
    this.name = 'AddressRefusedError';
  }
}

/** Of the whole process, as the threads are. */
const turns = new LookupTurns();

/**
 * A DNS lookup for sockets that gives allowed addresses only. It judges the very answer that is then connected to, so
 * a name cannot point elsewhere between a check and its use. It waits for its turn among its like, until the signal.
 */
export function guardedLookup(allowPrivate: boolean, signal: AbortSignal): LookupFunction {
  return (hostname, options, callback) => {
    const give = (addresses: LookupAddress[]): void => {
      const allowed = addresses.filter(({ address }) => isAllowedAddress(address, allowPrivate));
      const [first] = allowed;
      if (!first) callback(new AddressRefusedError(), '', 0);
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    };
    turns.find(hostname, options, signal).then(give, (error: unknown) => {
      callback(error as Error, '', 0);
    });
  };
}

/** Sockets look up names only: an address that stands in a URL itself must be judged before. */
export function refuseForbiddenLiteral(url: URL, allowPrivate: boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host, allowPrivate)) throw new AddressRefusedError();
}
