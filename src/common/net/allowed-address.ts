import ipaddr from 'ipaddr.js';

/** Addresses that clouds answer questions about the machine itself on; besides the link-local ones. */
const METADATA = new Set(['100.100.100.200', '168.63.129.16', 'fd00:ec2::254', 'fd20:ce::254']);

const INSIDE = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/**
 * May we connect to this address on an operator's word? Public ones always, those of our own networks where that is
 * configured, link-local, metadata, multicast and reserved ones never.
 */
export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (METADATA.has(parsed.toString()) || isIpv4Compatible(parsed)) return false;
  const range = parsed.range();
  return range === 'unicast' || (allowPrivate && INSIDE.has(range));
}

/** `::a.b.c.d`, long deprecated (RFC 4291), is an IPv4 address in disguise that no range of the library knows. */
function isIpv4Compatible(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.kind() === 'ipv4' || address.range() !== 'unicast') return false;
  return (address as ipaddr.IPv6).parts.slice(0, 6).every((part) => part === 0);
}
