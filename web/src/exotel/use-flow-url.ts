import { useIntegration } from '../api/queries';
import { toFlowUrl } from './flow-address';

/** What will be stored of what was entered as a flow: its URL, also where only the app's number was given. */
export function useFlowUrl(entered: string): string {
  const account = useIntegration().data?.value;
  // Without the SID no URL can be made, and the service says what it misses.
  if (!account || account.account_sid === '') return entered.trim();
  return toFlowUrl(entered, account.api_base_url, account.account_sid);
}
