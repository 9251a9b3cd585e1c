import { fail, pass, warn } from './check.model.js';
import type { Finding } from './check.model.js';
import type { CertificateProblem, NoWay } from './network-fault.js';
import type { HandshakeResult, TransportResult } from './websocket-probe.model.js';

const DAY_MS = 86_400_000;
const SOON_DAYS = 14;
const SETTINGS = 'Correct the first host of the fleet under Settings, or its DNS entry.';
const TLS = 'Serve it with TLS, or correct the port or the scheme of the first host of the fleet.';
const HOST = 'Look whether the CXB Core host runs, and whether its firewall lets this port in.';

export const NO_HOST = fail(
  'No CXB Core host is set, so Exotel would look for the bot on itself.',
  'Set the fleet under Settings.',
);

/** Its name may have another address outside, so that this is no proof. */
const OUT_OF_REACH = warn(
  'From here the host is at a private address, which Exotel cannot reach.',
  'Give the first host of the fleet a public address, unless its DNS name leads to one outside this network.',
);

/** Only an adopted fleet can be like that. */
export const UNUSABLE_HOST = fail('The first host of the fleet has no usable address.', SETTINGS);

/** `isRealExotel`: calls come from Exotel itself, not from a stand-in that may share our network. */
export function findingOnTransport(result: TransportResult, now: Date, isRealExotel: boolean): Finding {
  if (isRealExotel && 'isInside' in result && result.isInside) return OUT_OF_REACH;
  switch (result.kind) {
    case 'plain':
      return result.isInside
        ? pass('The host accepts connections; they are not encrypted, which is fine within one network.')
        : warn('The host accepts connections, but they are not encrypted.', 'Serve it with TLS and use wss.');
    case 'tls':
      return findingOnEnd(result.validUntil, now);
    case 'timeout':
      return fail('The host does not answer.', HOST);
    case 'tcp':
      return fail('The host does not accept connections.', HOST);
    default:
      return findingOnFault(result);
  }
}

const CERTIFICATE: Readonly<Record<CertificateProblem, string>> = {
  expired: "The host's certificate has expired.",
  not_yet: "The host's certificate is not valid yet.",
  other_host: "The host's certificate is for another name.",
  untrusted: "The host's certificate is not one that Exotel would trust.",
};

/** What stands in the way of any connection. */
function findingOnFault(fault: NoWay): Finding {
  switch (fault.kind) {
    case 'certificate':
      return fail(CERTIFICATE[fault.problem], 'Renew or replace the certificate of the CXB Core host.');
    case 'no_tls':
      return fail('The host accepts connections, but does not speak TLS on this port.', TLS);
    case 'dns':
      return fail('The name of the host cannot be resolved.', SETTINGS);
    case 'refused_address':
      return fail(
        'The host is at a private or reserved address, which this service may not ask.',
        `${SETTINGS} Where the hosts belong at private addresses, set FLEET_ALLOW_PRIVATE=on.`,
      );
  }
}

function findingOnEnd(validUntil: Date, now: Date): Finding {
  const end = validUntil.toISOString().slice(0, 10);
  const days = Math.floor((validUntil.getTime() - now.getTime()) / DAY_MS);
  return days < SOON_DAYS
    ? warn(`The certificate is good, but ends on ${end}, in ${days} days.`, 'Renew the certificate in time.')
    : pass(`The certificate is good until ${end}.`);
}

const LOG = 'Look at the log of CXB Core for this bot.';
const BETWEEN = 'Look at the log of CXB Core, and at what stands in between.';
const SERVER =
  'Correct the scheme or the port of the first host of the fleet, and look whether it is CXB Core that runs there.';
const BOT_ADDRESS =
  'Check that the bot exists at the first host of the fleet, and that nothing in between changes paths.';

/** What is the same whatever else was found. */
const HANDSHAKES = {
  upgraded: pass('The WebSocket opens and closes as Exotel needs it.'),
  close_unanswered: warn('The WebSocket opens, but the host does not answer when it is closed.', BETWEEN),
  bot_silent: fail('The bot gave no sign after the call began.', LOG),
  frame_too_big: fail(
    'The bot sent a frame of more than 256 KiB, and Exotel takes at most 100,000 bytes of audio in one.',
    'Make the bot send its audio in shorter frames.',
  ),
  bad_frame: fail('What came over the WebSocket breaks its protocol.', BETWEEN),
  not_websocket: fail('Something else than a WebSocket server answers there.', SERVER),
  tcp: fail('The WebSocket could not be opened: the connection was refused or broke.', HOST),
  timeout: fail('The WebSocket did not open within the 10 s that Exotel waits.', HOST),
} satisfies Partial<Record<HandshakeResult['kind'], Finding>>;

/** `handshakeMs` is what Exotel waits for. */
export function findingOnHandshake(result: HandshakeResult, handshakeMs: number): Finding {
  switch (result.kind) {
    case 'bot_answered':
      return findingOnAnswer(result.afterMs, handshakeMs);
    case 'closed_by_bot':
      return findingOnClose(result.code);
    case 'http':
      return findingOnHttp(result.status);
    case 'certificate':
    case 'no_tls':
    case 'dns':
    case 'refused_address':
      return findingOnFault(result);
    default:
      return HANDSHAKES[result.kind];
  }
}

function findingOnAnswer(afterMs: number, handshakeMs: number): Finding {
  if (afterMs <= handshakeMs) return pass(`The bot answered after ${afterMs} ms.`);
  return warn(
    `The bot answered only after ${afterMs} ms; Exotel gives up after about 10 s.`,
    'Look at the log of CXB Core for what makes this bot begin so late.',
  );
}

/** Closed without a close frame, or by an exception. https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
const FAILURES: ReadonlySet<number> = new Set([1_006, 1_011]);

function findingOnClose(code: number): Finding {
  const detail = `The bot closed the WebSocket at once (code ${code}).`;
  if (FAILURES.has(code)) return fail(detail, LOG);
  return fail(
    detail,
    'Look whether the bot has a configuration, and whether this is within its active hours.',
  );
}

function findingOnHttp(status: number): Finding {
  const detail = `The host refused the WebSocket with HTTP ${status}.`;
  if (status === 503) return fail(detail, 'It is full or starting: wait, or add hosts to the fleet.');
  if (status === 401 || status === 403) {
    return fail(
      detail,
      'Exotel sends no token in the query: let the path alone be the proof, or allow its addresses.',
    );
  }
  return fail(detail, BOT_ADDRESS);
}
