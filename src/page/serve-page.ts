import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from '../common/http/path-of.js';

const A_YEAR_MS = 31_536_000_000;

/** First segments of the page's own addresses; what a view's address looks like beyond that only the page knows. */
const VIEWS = /^\/(?:(?:numbers|calls|settings|fleet|audit)(?:\/.*)?)?$/;
/** Addresses that programs ask for: a wrong one is told so in their language, whatever it accepts. */
const NOT_OURS = /^\/(?:api|health|metrics|assets)(?:\/|$)/;

/** Nothing but its own files and its own API; no script or style of the page is inline. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join(';');

/**
 * Serves the operator's page: files under `/assets/` carry a hash in their name and may be kept for ever, every view's
 * address gives the same document. Must be called after what stamps and protects answers, before the app's init.
 * Gives false, and serves nothing, where the page was not built.
 */
export async function servePage(fastify: FastifyInstance, folder: string): Promise<boolean> {
  if (!existsSync(path.join(folder, 'index.html'))) return false;
  await fastify.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    immutable: true,
    maxAge: A_YEAR_MS,
  });
  fastify.addHook('onRequest', async (request, reply) => {
    if (!asksForPage(request)) return;
    await sendPage(reply, folder);
    return reply;
  });
  return true;
}

function asksForPage(request: FastifyRequest): boolean {
  if (!request.is404 || !['GET', 'HEAD'].includes(request.method)) return false;
  const pathname = pathOf(request.url);
  if (NOT_OURS.test(pathname)) return false;
  return VIEWS.test(pathname) || (request.headers.accept ?? '').includes('text/html');
}

async function sendPage(reply: FastifyReply, folder: string): Promise<void> {
  await reply
    .code(VIEWS.test(pathOf(reply.request.url)) ? 200 : 404)
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('cache-control', 'no-cache')
    .sendFile('index.html', folder, { cacheControl: false });
}
