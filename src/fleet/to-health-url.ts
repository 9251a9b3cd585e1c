/** Where a host of `core_fleet` tells its health; the same for every spelling of one host. */
export function toHealthUrl(host: string): string {
  const url = `${host.trim().replace(/\/+$/, '').replace(/^ws/i, 'http')}/health/fleet`;
  return URL.canParse(url) ? new URL(url).href : url;
}
