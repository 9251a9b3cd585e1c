import { useIntegration } from '../api/queries';

/** The bots that numbers have, apart from this one. */
export function useBots(exceptNumber?: string): string[] {
  const dids = useIntegration().data?.value.dids ?? [];
  const others = dids.filter(({ number, bot_id: bot }) => number !== exceptNumber && bot !== '');
  return [...new Set(others.map(({ bot_id: bot }) => bot))].sort();
}
