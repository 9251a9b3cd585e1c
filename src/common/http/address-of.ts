import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** `203.0.113.7:4711`, `[2001:db8::7]:4711` or `[2001:db8::7]`, as some proxies write what they forward. */
const WITH_PORT = /^(?:(?<v4>[\d.]+):\d{1,5}|\[(?<v6>[^\]]+)\](?::\d{1,5})?)$/;

interface Asking {
  readonly ip: string | undefined;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Where a request comes from: the connection's other end or, behind `TRUSTED_PROXIES`, whom they name, if that is an
 * address; in one spelling. `""` where the connection is gone and was never asked.
 */
export function addressOf({ ip, socket }: Asking): string {
  return parseAddress(ip) ?? parseAddress(socket.remoteAddress) ?? '';
}

function parseAddress(text = ''): string | undefined {
  const { v4, v6 } = WITH_PORT.exec(text)?.groups ?? {};
  // The name of an interface of ours (`fe80::1%eth0.1`) tells nothing of whoever asks.
  const address = (v4 ?? v6 ?? text).replace(/%.*$/, '');
  // ipaddr.js alone would take `127.1` and `0x7f000001` for addresses.
  return isIP(address) === 0 ? undefined : ipaddr.process(address).toString();
}
