/** Fastify as its guide shows it: response schemas, a hook that checks the token, `lean` reads. */
import fastify from 'fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createVerifier } from 'fast-jwt';
import { toIntegration, toOptions } from './answers.js';
import { environment, leanReads } from './peer-environment.js';

const RANKS = ['agent', 'supervisor', 'admin', 'super_admin'];
const ROOT = '/api/v1/integrations/exotel';
const text = { type: 'string' };
const flag = { type: 'boolean' };
const verify = createVerifier({ key: environment.jwtSecret, algorithms: ['HS256'], cache: 1_000 });
const reads = await leanReads();
const app = fastify();

const needs = (role: string) => {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    try {
      const claims = verify(request.headers.authorization?.slice(7) ?? '') as { role?: string };
      if (RANKS.indexOf(claims.role ?? '') < RANKS.indexOf(role)) await reply.code(403).send();
    } catch {
      await reply.code(401).send();
    }
  };
};

app.get('/health/ready', () => ({ status: 'ok' }));
app.get(
  `${ROOT}/test-call-options`,
  {
    onRequest: needs('admin'),
    schema: answers({
      credentials_configured: flag,
      dids: list({ id: text, number: text, label: text, bot_id: text }),
    }),
  },
  async () => toOptions(await reads.integration()),
);
app.get(
  ROOT,
  {
    onRequest: needs('super_admin'),
    schema: answers({
      type: text,
      status: text,
      credentials_configured: flag,
      account_sid: text,
      api_base_url: text,
      dids: list({ id: text, number: text, label: text, bot_id: text, flow_url: text, websocket_url: text }),
      created_at: text,
      updated_at: text,
    }),
  },
  async () => toIntegration(...(await Promise.all([reads.integration(), reads.settings()]))),
);
await app.listen({ port: environment.port, host: '127.0.0.1' });

function list(properties: object): object {
  return { type: 'array', items: { type: 'object', properties } };
}

function answers(properties: object): object {
  return { response: { 200: { type: 'object', properties } } };
}
