import type { Did } from '../api/queries';

/** Can a test call be made from this number? */
export function isUsable({ flow_url }: Did, isConfigured: boolean): boolean {
  return isConfigured && flow_url !== '';
}
