import { isLoopbackHost } from '../../common/net/loopback.js';
import { EXOTEL_REGIONS } from '../../config/config.js';
import type { AllowedHost, AppConfig } from '../../config/config.js';

export const DEFAULT_API_BASE_URL = EXOTEL_REGIONS.singapore;

const EXOTEL = /^(?:[a-z0-9-]+\.)*exotel\.(?:com|in)$/;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

/** A host and nothing behind it that counts; asked of the text, since a URL parser would resolve a `..` away. */
const HOST_ALONE = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]+(?:\/+(?:v1\/*)?)?$/;

export type AllowedHosts = Pick<AppConfig, 'exotelAllowedHosts' | 'exotelAllowLoopback'>;

/**
 * The address of Exotel's API as `scheme://host[:port]`: `https` where no scheme is given, without trailing slashes or
 * a trailing `/v1`, Exotel's default for `""`. Null when anything else is in it.
 */
export function normaliseApiBaseUrl(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return DEFAULT_API_BASE_URL;
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!HOST_ALONE.test(absolute) || /[\s?#@\\]/.test(absolute) || !URL.canParse(absolute)) return null;
  const { protocol, host } = new URL(absolute);
  return protocol === 'https:' || protocol === 'http:' ? `${protocol}//${host}` : null;
}

/** May credentials be sent to this (normalised) address? Asked at each request, not only when it is saved. */
export function isAllowedApiBaseUrl(apiBaseUrl: string, allowed: AllowedHosts): boolean {
  const { protocol, hostname, port } = new URL(apiBaseUrl);
  if (protocol === 'https:' && port === '' && EXOTEL.test(hostname)) return true;
  if (allowed.exotelAllowLoopback && isLoopbackHost(hostname)) return true;
  return allowed.exotelAllowedHosts.some((host) => isListed(host, protocol, hostname, port));
}

function isListed(host: AllowedHost, protocol: string, hostname: string, port: string): boolean {
  const ownPort = DEFAULT_PORTS[protocol];
  return host.hostname === hostname && (host.port ?? ownPort) === (port === '' ? ownPort : port);
}

/** What is wrong with an address, in words; nothing when it can be stored. */
export function apiBaseUrlFault(text: string, allowed: AllowedHosts): string | undefined {
  const url = normaliseApiBaseUrl(text);
  if (url === null) return 'must be like https://api.exotel.com, without user info, path, query or fragment';
  if (!isAllowedApiBaseUrl(url, allowed)) {
    return 'must be an https address of exotel.com or exotel.in, or a host listed in EXOTEL_ALLOWED_HOSTS';
  }
  return undefined;
}
