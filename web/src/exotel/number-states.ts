import { useLastChecks } from '../api/queries';
import type { Did, Integration, LastCheck } from '../api/queries';
import { text } from '../text/text';
import { isUsable } from './is-usable';
import type { NumberState } from './number-search';

const words = text.exotel.numbers.search.states;

/** What the list of numbers can be narrowed to: only what is known of each of them. */
export function useNumberStates(integration: Integration): readonly NumberState<Did>[] {
  const { credentials_configured: isConfigured } = integration;
  const failed = useFailedChecks();
  return [
    { value: 'ready', label: words.ready, includes: (did) => isUsable(did, isConfigured) },
    { value: 'no-bot', label: words.noBot, includes: ({ bot_id }) => bot_id === '' },
    { value: 'no-flow', label: words.noFlow, includes: ({ flow_url }) => flow_url === '' },
    ...(failed ? [{ value: 'failed', label: words.failed, includes: ({ id }: Did) => failed.has(id) }] : []),
  ];
}

/** The numbers whose last check found a fault that may still be there; undefined until the checks are known. */
function useFailedChecks(): ReadonlySet<string> | undefined {
  const { data } = useLastChecks();
  return data && new Set(data.items.filter(isFailed).map(({ did_id }) => did_id));
}

function isFailed({ ok, outdated }: LastCheck): boolean {
  return !ok && !outdated;
}
