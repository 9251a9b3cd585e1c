/** Addresses that mean all of a machine's: a browser may open none of them. */
const LOOPBACK_OF: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Where the service listens, and where a link leads a browser on this machine. */
export function toUrls(host: string, port: number): { url: string; linkedUrl: string } {
  return { url: urlOf(host, port), linkedUrl: urlOf(LOOPBACK_OF[host] ?? host, port) };
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
