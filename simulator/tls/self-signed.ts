import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import type { TlsFixture } from '../support/serve.js';
import { bits, bytes, context, integer, objectId, octets, sequence, set, time, utf8 } from './der.js';

export interface CertificateSetup {
  /** DNS names and IPv4 addresses; default localhost and 127.0.0.1. */
  hosts?: readonly string[];
  /** Default: yesterday. */
  notBefore?: Date;
  /** Default: in 30 days. */
  notAfter?: Date;
}

const DAY_MS = 24 * 3_600_000;

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  subjectAltName: '2.5.29.17',
  subjectKeyId: '2.5.29.14',
};

/**
 * A new key and a certificate that it signs itself, in PEM. Node can check X.509 but not make it, so the few
 * structures needed (RFC 5280) are written here; nothing is committed, nothing but Node is needed.
 */
export function selfSigned(setup: CertificateSetup = {}): TlsFixture {
  const { hosts = ['localhost', '127.0.0.1'] } = setup;
  const { notBefore = daysFromNow(-1), notAfter = daysFromNow(30) } = setup;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(objectId(OID.ecdsaWithSha256));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(set(sequence(objectId(OID.commonName), utf8(hosts[0] ?? 'localhost'))));
  const toSign = sequence(
    context(0, integer(Buffer.from([2]))),
    integer(positive(randomBytes(16))),
    algorithm,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    spki,
    context(3, sequence(...extensions(hosts, spki))),
  );
  const certificate = sequence(toSign, algorithm, bits(sign('sha256', toSign, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: toPem(certificate),
  };
}

/** The same, over since yesterday. */
export function expired(): TlsFixture {
  return selfSigned({ notBefore: daysFromNow(-90), notAfter: daysFromNow(-1) });
}

function extensions(hosts: readonly string[], spki: Buffer): Buffer[] {
  const isAuthority = sequence(bytes(0x01, Buffer.from([0xff])));
  const keyId = createHash('sha1').update(spki).digest();
  return [
    sequence(objectId(OID.basicConstraints), bytes(0x01, Buffer.from([0xff])), octets(isAuthority)),
    sequence(objectId(OID.subjectKeyId), octets(octets(keyId))),
    sequence(objectId(OID.subjectAltName), octets(sequence(...hosts.map(altName)))),
  ];
}

/** GeneralName: `dNSName` [2] or `iPAddress` [7]. */
function altName(host: string): Buffer {
  return isIPv4(host)
    ? bytes(0x87, Buffer.from(host.split('.').map(Number)))
    : bytes(0x82, Buffer.from(host));
}

function positive(number: Buffer): Buffer {
  number[0] = ((number[0] ?? 0) & 0x7f) | 0x01;
  return number;
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}

function toPem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
