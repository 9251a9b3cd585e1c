import { CONTROLS } from '../../common/http/control-characters.js';

/** In characters. */
export const MAX_FLOW_URL = 2_048;

const NO_URL = `\\s${CONTROLS}`;

/** The form of a flow's URL, its length included; control characters are named for the API document. */
export const FLOW_URL = new RegExp(
  `^(?:[Hh][Tt][Tt][Pp]://[^/${NO_URL}][^${NO_URL}]{0,2040}|[Hh][Tt][Tt][Pp][Ss]://[^/${NO_URL}][^${NO_URL}]{0,2039})$`,
);

/** Is it an absolute http(s) URL that a number may have, whoever names it: an operator or Exotel? */
export function isFlowUrl(text: string): boolean {
  return FLOW_URL.test(text) && URL.canParse(text);
}
