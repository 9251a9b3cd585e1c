import { useLastChecks } from '../api/queries';
import type { Did, Integration } from '../api/queries';
import { useChainChanges } from '../audit/last-changed';
import { text } from '../text/text';
import { isUsable } from './is-usable';
import { CHECKS_SHOWN, isOutdated } from './last-check';
import { WORTH_SEARCHING } from './number-search';
import type { NumberState } from './number-search';

const words = text.exotel.numbers.search.states;

/** What the list of numbers can be narrowed to: only what is known of each of them. */
export function useNumberStates(integration: Integration): readonly NumberState<Did>[] {
  const { dids, credentials_configured: isConfigured } = integration;
  const failed = useFailedChecks(dids);
  return [
    { value: 'ready', label: words.ready, includes: (did) => isUsable(did, isConfigured) },
    { value: 'no-bot', label: words.noBot, includes: ({ bot_id }) => bot_id === '' },
    { value: 'no-flow', label: words.noFlow, includes: ({ flow_url }) => flow_url === '' },
    ...(failed ? [{ value: 'failed', label: words.failed, includes: ({ id }: Did) => failed.has(id) }] : []),
  ];
}

/** The numbers whose last check found a fault; undefined where the checks of some are not known. */
function useFailedChecks(dids: readonly Did[]): ReadonlySet<string> | undefined {
  const isAsked = dids.length > WORTH_SEARCHING && dids.length <= CHECKS_SHOWN;
  const ids = isAsked ? dids.map(({ id }) => id) : [];
  const checks = useLastChecks(ids);
  const changedAt = useChainChanges();
  if (!isAsked || checks.some(({ data }) => data === undefined)) return undefined;
  const hasFailed = (id: string, index: number): boolean => {
    const check = checks[index]?.data;
    return check?.ok === false && !isOutdated(check, changedAt(id));
  };
  return new Set(ids.filter(hasFailed));
}
