/** node:http and fast-jwt, and nothing around them: the most that this machine can give. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createVerifier } from 'fast-jwt';
import { toIntegration, toOptions } from './answers.js';
import { environment, leanReads } from './peer-environment.js';

const ROOT = '/api/v1/integrations/exotel';
const verify = createVerifier({ key: environment.jwtSecret, algorithms: ['HS256'], cache: 1_000 });
const reads = await leanReads();

const server = createServer((request, response) => {
  answer(request).then(
    (body) => {
      const text = JSON.stringify(body);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    },
    () => response.writeHead(401).end(),
  );
});

async function answer({ url, headers }: IncomingMessage): Promise<object> {
  if (url === '/health/ready') return { status: 'ok' };
  const { role } = verify(headers.authorization?.slice(7) ?? '') as { role?: string };
  if (role !== 'super_admin') throw new Error('forbidden');
  if (url === `${ROOT}/test-call-options`) return toOptions(await reads.integration());
  return toIntegration(...(await Promise.all([reads.integration(), reads.settings()])));
}

server.listen(environment.port, '127.0.0.1');
