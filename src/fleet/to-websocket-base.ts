const WHEN_UNSET = 'wss://localhost';

/** Where Exotel reaches the bots: the first Core host, as a WebSocket address without a trailing slash. */
export function toWebSocketBase(coreFleet: readonly string[]): string {
  const first = coreFleet[0]?.trim().replace(/\/+$/, '');
  if (!first) return WHEN_UNSET;
  return first.replace(/^https:/i, 'wss:').replace(/^http:/i, 'ws:');
}
