/** Why a host could not be spoken to. */
export type NetworkFault = NoWay | { readonly kind: 'tcp' | 'timeout' };

/** What waiting does not mend. `no_tls`: it is connected to, and then speaks something else than TLS, or nothing. */
export type NoWay =
  | { readonly kind: 'refused_address' | 'dns' | 'no_tls' }
  | { readonly kind: 'certificate'; readonly problem: CertificateProblem };

export type CertificateProblem = 'expired' | 'not_yet' | 'other_host' | 'untrusted';

const CERTIFICATE_PROBLEMS: Readonly<Record<string, CertificateProblem>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not_yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other_host',
};
/** Names of failures, the first that fits. */
const FAULTS: readonly (readonly [RegExp, NetworkFault])[] = [
  [/^ADDRESS_REFUSED$/, { kind: 'refused_address' }],
  [/^(?:EPROTO$|ERR_SSL)/, { kind: 'no_tls' }],
  // What else OpenSSL says of a chain that does not hold. https://nodejs.org/api/tls.html#x509-certificate-error-codes
  [
    /CERT|ISSUER|SIGNATURE|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH/,
    { kind: 'certificate', problem: 'untrusted' },
  ],
  [/^(?:ENOTFOUND|EAI_|ENODATA)/, { kind: 'dns' }],
  [/^ETIMEDOUT$/, { kind: 'timeout' }],
];

/** How far a connection had come: `tcp` where TLS was still to follow, `host` when nothing stood between any more. */
export type Reached = 'nothing' | 'tcp' | 'host';

/** Something answers there, and it is no WebSocket server: what it says is no HTTP, or grants what was not asked for. */
export interface NotWebSocket {
  readonly kind: 'not_websocket';
}

/** Names the failure of asking for a WebSocket. What breaks off after all is connected does not want what we speak. */
export function toHandshakeFault(error: Error, reached: Reached): NetworkFault | NotWebSocket {
  const fault = toNetworkFault(error, reached === 'tcp');
  return reached === 'host' && fault.kind === 'tcp' ? { kind: 'not_websocket' } : fault;
}

/** Names the failure of a socket; `isConnected` when TCP had succeeded, in a TLS connection. */
export function toNetworkFault(error: Error, isConnected = false): NetworkFault {
  const { code } = error as NodeJS.ErrnoException;
  const name = typeof code === 'string' ? code : '';
  const problem = CERTIFICATE_PROBLEMS[name];
  if (problem) return { kind: 'certificate', problem };
  const [, fault] = FAULTS.find(([pattern]) => pattern.test(name)) ?? [];
  return fault ?? { kind: isConnected ? 'no_tls' : 'tcp' };
}
