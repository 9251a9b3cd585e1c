import type { Did } from '../api/queries';

export interface WebsocketChange {
  readonly number: string;
  readonly before: string;
  readonly after: string;
}

/** The address that the service would derive from the first Core host. */
function toWebsocketBase(firstHost: string | undefined): string {
  const host = firstHost?.trim().replace(/\/+$/, '') ?? '';
  if (host === '') return 'wss://localhost';
  return host.replace(/^https:/i, 'wss:').replace(/^http:/i, 'ws:');
}

/** Which numbers' WebSocket URLs would be others under this list of hosts. */
export function websocketChanges(dids: readonly Did[], hosts: readonly string[]): WebsocketChange[] {
  const base = toWebsocketBase(hosts[0]);
  return dids
    .filter(({ bot_id }) => bot_id !== '')
    .map((did) => ({
      number: did.number,
      before: did.websocket_url,
      after: `${base}/exotel/${encodeURIComponent(did.bot_id)}`,
    }))
    .filter(({ before, after }) => before !== after);
}
