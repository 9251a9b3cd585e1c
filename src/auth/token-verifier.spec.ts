import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { createSigner } from 'fast-jwt';
import type { AppConfig } from '../config/config.js';
import { UnauthenticatedError } from './auth.errors.js';
import { TokenVerifier } from './token-verifier.js';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** jose remembers a set for ten minutes, the verifier a token for one. */
const KEYS_FORGOTTEN_MS = 11 * 60_000;

describe('a known token whose key was withdrawn', () => {
  let server: Server;
  let keys: object[];
  let verifier: TokenVerifier;
  let token: string;

  beforeEach(async () => {
    keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'e1' }];
    server = createServer((_request, response) => response.end(JSON.stringify({ keys })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    verifier = new TokenVerifier({ jwt: { kind: 'jwks', url } } as AppConfig);
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const sign = createSigner({ key, algorithm: 'ES256', kid: 'e1' });
    token = sign({ sub: 'ops@example.com', exp: Math.floor(Date.now() / 1_000) + 3_600 });
    await verifier.verify(token);
    keys = [];
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is refused once neither it nor the set is remembered', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + KEYS_FORGOTTEN_MS);

    await expect(verifier.verify(token)).rejects.toThrow(UnauthenticatedError);
  });
});
