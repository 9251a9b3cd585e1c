import type { Call } from '../calls/call.js';
import { toConnectTree } from '../calls/call-wire.js';
import type { ConnectAnswer } from '../magic-numbers.js';
import { toNational } from '../numbers/phone-number.js';
import type { Variants } from '../variants.js';
import {
  content,
  HTML_502,
  JSON_TYPE,
  rendered,
  restException,
  UNAUTHORIZED,
  XML_TYPE,
  type Format,
  type Tree,
} from './render.js';
import { answer, type Content, type Reply } from './reply.js';
import { redirectAway } from './server-faults.js';

interface Subject {
  call: Call;
  format: Format;
  variants: Variants;
}

const KYC = 'Your account is not yet KYC compliant. Please complete your KYC to make calls.';
const NDNC = 'can not be made because of TRAI NDNC regulations';

const REPLIES: Readonly<Record<ConnectAnswer, (subject: Subject) => Reply>> = {
  call: ordinary,
  after_callback: ordinary,
  unauthorized: () => UNAUTHORIZED,
  payment_required: ({ format }) => restException(format, 402, 'Payment required: insufficient balance'),
  kyc: ({ format }) => restException(format, 403, KYC, 340030),
  ndnc: ({ call, format }) => restException(format, 403, `Call to ${toNational(call.callee)} ${NDNC}`),
  not_found: ({ format }) => restException(format, 404, 'The requested resource was not found'),
  too_many: ({ format }) => restException(format, 429, 'Too many requests'),
  server_error: ({ format }) => restException(format, 500, 'Internal server error'),
  bad_gateway: () => HTML_502,
  json_as_xml: (subject) => ({ how: 'answer', ...success(subject, 'json'), contentType: XML_TYPE }),
  xml_as_json: (subject) => ({ how: 'answer', ...success(subject, 'xml'), contentType: JSON_TYPE }),
  empty: ({ format }) => answer(200, format === 'json' ? JSON_TYPE : XML_TYPE, ''),
  no_sid: (subject) => rendered(subject.format, withoutSid(subject)),
  exception_as_success: ({ format }) =>
    rendered(format, { RestException: { Status: 400, Message: 'The call could not be placed' } }),
  never: () => ({ how: 'never' }),
  reset: () => ({ how: 'reset' }),
  drip: (subject) => ({ ...success(subject), how: 'drip' }),
  redirect: redirectAway,
};

/** The answer to a well-formed order, chosen by the number called. */
export function connectReply(call: Call, format: Format, variants: Variants): Reply {
  return REPLIES[call.fate.answer]({ call, format, variants });
}

function ordinary(subject: Subject): Reply {
  return { how: 'answer', ...success(subject) };
}

function success({ call, variants, ...subject }: Subject, format = subject.format): Content {
  return content(format, toConnectTree(call, format, variants));
}

function withoutSid({ call, format, variants }: Subject): Tree {
  const { Call: whole } = toConnectTree(call, format, variants);
  return { Call: { ...(whole as Tree), Sid: undefined } };
}
