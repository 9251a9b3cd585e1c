/**
 * Where Exotel's own pages contradict each other, or the field does, the stand-in can do each of them.
 * The first of every list is the default.
 */
const VARIANTS = {
  /** `Call.Status` of the connect answer. */
  connectStatus: ['in-progress', 'queued'],
  /** `Call.To` when a flow is called. */
  connectTo: ['exophone', 'null'],
  /** What becomes of a CustomField over 128 characters. */
  longCustomField: ['refused', 'cut'],
  /** Zone of the v1 dates, which carry none. */
  dateZone: ['ist', 'utc'],
  /** Body of a StatusCallback when no content type was asked for. */
  callbackBody: ['multipart', 'urlencoded'],
  /** `Legs` in a form body: PHP-style keys, or one field holding JSON. */
  callbackLegs: ['keys', 'json'],
  /** `EndTime` of a callback. */
  callbackEndTime: ['sent', 'placeholder'],
  /** Whether the call list holds calls that have not ended. */
  listedCalls: ['all', 'ended'],
  /** `AnsweredBy`, whose case varies. */
  answeredByCase: ['title', 'upper'],
  /** Names in the frames to the bot. */
  streamKeys: ['snake', 'camel'],
  /** Numbers in the frames to the bot. */
  streamNumbers: ['integer', 'string'],
  /** `start.from` and `start.to`. */
  streamPhones: ['e164', 'national'],
  /** `media_format.encoding`; with `base64` the sample rate is a string, as one real call showed. */
  streamEncoding: ['raw', 'raw/slin', 'audio/x-raw', 'base64'],
  /** The query of the Voicebot URL at the handshake. */
  streamQuery: ['stripped', 'kept'],
  /** CustomField in `start.custom_parameters`: documented nowhere, seen as a value and as a key. */
  streamCustomField: ['absent', 'value', 'key'],
  /** A handshake that failed is tried once more. */
  streamRetry: ['once', 'never'],
} as const;

type Table = typeof VARIANTS;
export type Variants = { [Name in keyof Table]: Table[Name][number] };

export function chooseVariants(chosen: Partial<Variants> = {}): Variants {
  const defaults = Object.fromEntries(Object.entries(VARIANTS).map(([name, choices]) => [name, choices[0]]));
  return { ...(defaults as unknown as Variants), ...chosen };
}

/** Reads `name=choice,name=choice`. */
export function parseVariants(text: string): Partial<Variants> {
  const chosen: Record<string, string> = {};
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [name = '', choice = ''] = pair.split('=').map((part) => part.trim());
    const choices: readonly string[] | undefined = Object.entries(VARIANTS).find(
      ([key]) => key === name,
    )?.[1];
    if (!choices?.includes(choice)) {
      throw new Error(
        `SIM_VARIANTS: ${name} must be one of ${(choices ?? Object.keys(VARIANTS)).join(', ')}`,
      );
    }
    chosen[name] = choice;
  }
  return chosen;
}
