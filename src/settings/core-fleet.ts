import { trimmed } from '../common/http/control-characters.js';
import { entriesFault } from '../common/http/list-fields.js';

const MAX_HOSTS = 64;
const MAX_URL_LENGTH = 2_048;
const NO_FLEET_URL = 'must be an absolute http(s) or ws(s) URL without user info, query or fragment';

/**
 * A fleet as it is stored: trimmed, without trailing slashes. `null` and `""` clear it; other types stay as they are, and
 * so do entries with control characters, which will be refused.
 */
export function tidyCoreFleet(value: unknown): unknown {
  if (value === null || (typeof value === 'string' && trimmed(value) === '')) return [];
  if (!Array.isArray(value)) return value;
  return value.map((entry: unknown) =>
    typeof entry === 'string' ? trimmed(entry).replace(/\/+$/, '') : entry,
  );
}

/** All that is wrong with a fleet, in words; nothing when it can be stored. */
export function coreFleetFault(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return 'must be a list of URLs';
  const faults = [
    value.length > MAX_HOSTS ? `must name at most ${MAX_HOSTS} hosts` : undefined,
    entriesFault(value, (entry) => (isFleetUrl(entry) ? undefined : NO_FLEET_URL)),
    namesOneTwice(value) ? 'must not name a host twice' : undefined,
  ].filter((fault) => fault !== undefined);
  return faults.length === 0 ? undefined : faults.join('; ');
}

function namesOneTwice(entries: readonly unknown[]): boolean {
  const urls = entries.filter(isFleetUrl).map((entry) => new URL(entry).href);
  return new Set(urls).size < urls.length;
}

function isFleetUrl(entry: unknown): entry is string {
  if (typeof entry !== 'string' || entry.length > MAX_URL_LENGTH) return false;
  if (!/^(https?|wss?):\/\/[^/]/i.test(entry) || /[\s\p{Cc}\\?#]/u.test(entry) || !URL.canParse(entry)) {
    return false;
  }
  const { username, password } = new URL(entry);
  return username === '' && password === '' && !/^[^/]+\/\/[^/]*@/.test(entry);
}
