import type { Did } from '../api/queries';

/** The URL depends on the bot alone, so it changes for all of a bot's numbers. */
export interface WebsocketChange {
  readonly bot: string;
  readonly numbers: number;
  readonly before: string;
  readonly after: string;
}

/** The address that the service would derive from the first Core host. */
function toWebsocketBase(firstHost: string | undefined): string {
  const host = firstHost?.trim().replace(/\/+$/, '') ?? '';
  if (host === '') return 'wss://localhost';
  return host.replace(/^https:/i, 'wss:').replace(/^http:/i, 'ws:');
}

/** Which bots' WebSocket URLs would be others under this list of hosts. */
export function websocketChanges(dids: readonly Did[], hosts: readonly string[]): WebsocketChange[] {
  const base = toWebsocketBase(hosts[0]);
  const changes = new Map<string, WebsocketChange>();
  for (const { bot_id: bot, websocket_url: before } of dids) {
    const after = `${base}/exotel/${encodeURIComponent(bot)}`;
    if (bot === '' || before === after) continue;
    changes.set(bot, { bot, numbers: (changes.get(bot)?.numbers ?? 0) + 1, before, after });
  }
  return [...changes.values()];
}
