const MUMBAI = /(?:^|\.)in\.exotel\.com$/;

/** Where the operator finds App Bazaar: the dashboard of the region that the API's address names. */
export function dashboardOf(apiBaseUrl: string): string {
  const host = URL.canParse(apiBaseUrl) ? new URL(apiBaseUrl).hostname : '';
  return MUMBAI.test(host) ? 'https://my.in.exotel.com' : 'https://my.exotel.com';
}

/** A flow's URL from what App Bazaar shows: the URL itself, or the app's number alone. */
export function toFlowUrl(entered: string, apiBaseUrl: string, accountSid: string): string {
  const trimmed = entered.trim();
  if (!/^\d+$/.test(trimmed)) return trimmed;
  const { host } = new URL(dashboardOf(apiBaseUrl));
  return `http://${host}/${accountSid}/exoml/start_voice/${trimmed}`;
}
