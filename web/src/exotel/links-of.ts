import type { LastCheck } from '../api/queries';
import { text } from '../text/text';

/** What checks are about, in the few words that a list has room for. */
export function linksOf(names: LastCheck['failed']): string {
  return names.map((name) => text.knowing.check.links[name]).join(', ');
}
