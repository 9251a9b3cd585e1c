import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { serve } from '../support/serve.js';
import type { TlsFixture } from '../support/serve.js';
import { expired, selfSigned } from './self-signed.js';

/** The error code of a TLS request, `''` when it went well. */
async function connectTo(tls: TlsFixture, ca: string): Promise<string> {
  const served = await serve((_request, response) => response.end(), { host: '127.0.0.1', port: 0, tls });
  const code = await new Promise<string>((resolve) => {
    request(served.url, { ca, agent: false }, (response) => {
      response.resume();
      resolve('');
    })
      .on('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code ?? error.message);
      })
      .end();
  });
  await served.close();
  return code;
}

it('is a certificate for localhost and 127.0.0.1 that its own key has signed', () => {
  const { cert, key } = selfSigned();
  const certificate = new X509Certificate(cert);

  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect([certificate.checkHost('localhost'), certificate.checkIP('127.0.0.1')]).toEqual([
    'localhost',
    '127.0.0.1',
  ]);
  expect(key).toContain('PRIVATE KEY');
});

it('is accepted by a client that trusts it, and by no other', async () => {
  const tls = selfSigned();

  expect(await connectTo(tls, tls.cert)).toBe('');
  expect(await connectTo(tls, selfSigned().cert)).not.toBe('');
});

it('is refused as expired when it is', async () => {
  const tls = expired();

  expect(await connectTo(tls, tls.cert)).toBe('CERT_HAS_EXPIRED');
  expect(Date.parse(new X509Certificate(tls.cert).validTo)).toBeLessThan(Date.now());
});

it('is refused for another host', async () => {
  const tls = selfSigned({ hosts: ['elsewhere.test'] });

  expect(await connectTo(tls, tls.cert)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
});
