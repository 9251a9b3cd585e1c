import type { Variants } from '../variants.js';

const OFFSET_MS = { ist: 330 * 60_000, utc: 0 };

/** `YYYY-MM-DD HH:mm:ss`, which says no zone. */
export function toExotelDate(date: Date, zone: Variants['dateZone']): string {
  return new Date(date.getTime() + OFFSET_MS[zone]).toISOString().slice(0, 19).replace('T', ' ');
}

export function parseExotelDate(text: string, zone: Variants['dateZone']): Date | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d))?$/.exec(text.trim());
  if (!parts) return undefined;
  const time = Date.parse(`${parts[1] ?? ''}T${parts[2] ?? '00:00:00'}Z`);
  return Number.isNaN(time) ? undefined : new Date(time - OFFSET_MS[zone]);
}
