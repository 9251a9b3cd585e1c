import ipaddr from 'ipaddr.js';

/** The part of an IPv6 address that names a network; whoever has one has all of its 2^64 addresses. */
const NETWORK_BITS = 64;

/** Whom a limit counts: an IPv4 address by itself, an IPv6 address together with its network. */
export function networkOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  const { parts } = ipaddr.IPv6.parse(address);
  const network = parts.slice(0, NETWORK_BITS / 16).map((part) => part.toString(16));
  return `${network.join(':')}::/${NETWORK_BITS}`;
}
