import type { RawData } from 'ws';

/** A WebSocket message as UTF-8 text, in whatever pieces it came. */
export function textOfMessage(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}
