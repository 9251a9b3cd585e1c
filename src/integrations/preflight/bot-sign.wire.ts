import { parseJson } from '../../common/parse-json.js';

/** What a bot sends to a caller. Anything else, an error above all, is no sign that it works. */
const SIGNS: ReadonlySet<unknown> = new Set(['media', 'mark', 'clear']);

/** Is this message of a bot one that Exotel would act on? https://support.exotel.com/support/solutions/articles/3000108630 */
export function isSignOfBot(text: string): boolean {
  const frame = parseJson(text);
  return typeof frame === 'object' && frame !== null && 'event' in frame && SIGNS.has(frame.event);
}
