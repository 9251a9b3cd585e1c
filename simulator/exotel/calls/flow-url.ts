const HOSTS = ['my.exotel.com', 'my.in.exotel.com', 'my.mum1.exotel.com', 'my.exotel.in'];
const CURRENT = /^\/([^/]+)\/exoml\/start_voice\/(\d+)\/?$/;
const LEGACY = /^\/exoml\/start(?:_voice)?\/(\d+)\/?$/;

export interface FlowUrl {
  /** `null` in the older form, which does not name the account. */
  accountSid: string | null;
  flowId: string;
}

/** Recognises the forms of a voice flow's URL. It is a name: nothing is fetched. */
export function parseFlowUrl(text: string): FlowUrl | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || !HOSTS.includes(url.host)) return undefined;
  const current = CURRENT.exec(url.pathname);
  if (current) return { accountSid: current[1] ?? '', flowId: current[2] ?? '' };
  const legacy = LEGACY.exec(url.pathname);
  return legacy ? { accountSid: null, flowId: legacy[1] ?? '' } : undefined;
}
