import type { PagePosition } from '../page.model.js';

export function toPageCursor({ at, id }: PagePosition): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** Undefined for anything but a cursor of ours. */
export function parsePageCursor(text: string): PagePosition | undefined {
  const { ms, id } =
    /^(?<ms>\d{1,15})\.(?<id>[\x21-\x7e]{1,128})$/.exec(Buffer.from(text, 'base64url').toString())?.groups ??
    {};
  if (ms === undefined || id === undefined) return undefined;
  const position = { at: new Date(Number(ms)), id };
  // A decoder passes over what is no base64url.
  return toPageCursor(position) === text ? position : undefined;
}
