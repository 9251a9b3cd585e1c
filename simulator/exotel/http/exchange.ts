import type { RequestRecord } from '../calls/call.js';
import type { Format } from './render.js';

/** One request to the Exotel side, read and recorded. */
export interface Exchange {
  record: RequestRecord;
  format: Format;
  /** What the pattern of the route found in the path: account SID, then more. */
  parts: readonly string[];
  /** Whether the body was one of the two form types. */
  isForm: boolean;
}
