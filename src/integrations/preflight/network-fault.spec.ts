import { AddressRefusedError } from '../../common/net/guarded-lookup.js';
import { toHandshakeFault, toNetworkFault } from './network-fault.js';

const failed = (code: string): Error => Object.assign(new Error('failed'), { code });

describe('toNetworkFault', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['EAI_NODATA', 'dns'],
    ['ECONNREFUSED', 'tcp'],
    ['EHOSTUNREACH', 'tcp'],
    ['ECONNRESET', 'tcp'],
    ['ETIMEDOUT', 'timeout'],
    ['EPROTO', 'no_tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no_tls'],
  ])('calls %s %s', (code, kind) => {
    expect(toNetworkFault(failed(code))).toEqual({ kind });
  });

  it.each([
    ['CERT_HAS_EXPIRED', 'expired'],
    ['CERT_NOT_YET_VALID', 'not_yet'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'other_host'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted'],
    ['CERT_REVOKED', 'untrusted'],
    ['INVALID_CA', 'untrusted'],
  ])('says of %s that the certificate is %s', (code, problem) => {
    expect(toNetworkFault(failed(code), true)).toEqual({ kind: 'certificate', problem });
  });

  it('knows an address that may not be asked', () => {
    expect(toNetworkFault(new AddressRefusedError())).toEqual({ kind: 'refused_address' });
  });

  it('says of a connection that breaks before TLS is agreed that there is none', () => {
    expect(toNetworkFault(failed('ECONNRESET'), true)).toEqual({ kind: 'no_tls' });
  });

  it('takes whatever else fails for a connection that failed', () => {
    expect(toNetworkFault(new Error('socket hang up'))).toEqual({ kind: 'tcp' });
  });
});

describe('toHandshakeFault', () => {
  it.each([
    ['nothing', 'ECONNREFUSED', 'tcp'],
    ['nothing', 'ENOTFOUND', 'dns'],
    ['tcp', 'ECONNRESET', 'no_tls'],
    ['host', 'ECONNRESET', 'not_websocket'],
    ['host', 'HPE_INVALID_CONSTANT', 'not_websocket'],
    ['host', '', 'not_websocket'],
    ['host', 'ETIMEDOUT', 'timeout'],
  ] as const)('calls, when %s was reached, %j %s', (reached, code, kind) => {
    expect(toHandshakeFault(failed(code), reached)).toEqual({ kind });
  });
});
