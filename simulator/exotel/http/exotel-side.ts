import type { IncomingMessage } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { targetOf } from '../../support/target-of.js';
import type { World } from '../world.js';
import type { Exchange } from './exchange.js';
import { EXOTEL_ROUTES, type Route } from './exotel-routes.js';
import { collect, parseForm, readBody, type Fields } from './form.js';
import { restException, UNAUTHORIZED, type Format } from './render.js';
import { replyOf } from './server-faults.js';
import { statusOf, type Reply } from './reply.js';

interface Found {
  route: Route;
  parts: string[];
}

/** Reads, records and answers one request to Exotel. */
export async function answerAsExotel(world: World, request: IncomingMessage): Promise<Reply> {
  const { method = '', headers } = request;
  const { path, query } = targetOf(request);
  const found = findRoute(method, path);
  const contentType = headers['content-type'] ?? '';
  const fields = await readFields(request, contentType);
  const record = world.book.addRequest({
    at: world.clock.now(),
    kind: found?.route.kind ?? 'unknown',
    method,
    path,
    query: collect(query),
    contentType,
    authorized: isAuthorized(world, headers.authorization),
    fields: fields ?? {},
    callSid: null,
    status: null,
    outcome: 'ok',
    rang: false,
  });
  const isForm = fields !== undefined;
  const exchange = { record, format: formatOf(path), parts: found?.parts ?? [], isForm };
  const reply = await decide(world, exchange, found?.route);
  record.status = statusOf(reply);
  world.book.changed();
  return reply;
}

async function readFields(request: IncomingMessage, contentType: string): Promise<Fields | undefined> {
  const body = await readBody(request);
  return body && parseForm(contentType, body);
}

function formatOf(path: string): Format {
  return path.endsWith('.json') || path.startsWith('/v2') ? 'json' : 'xml';
}

async function decide(world: World, exchange: Exchange, route: Route | undefined): Promise<Reply> {
  const { record, format, parts } = exchange;
  const faulty = await fail(world, exchange);
  if (faulty) return faulty;
  if (!record.authorized) {
    record.outcome = 'wrong_credentials';
    return UNAUTHORIZED;
  }
  if (!route || parts[0] !== world.settings.accountSid) {
    record.outcome = route ? 'wrong_account' : 'unknown_path';
    return restException(format, 404, 'The requested resource was not found');
  }
  return route.handle(world, exchange);
}

/** The fault of the whole server, when one is in force for this kind of request. */
async function fail(world: World, { record, format }: Exchange): Promise<Reply | undefined> {
  const fault = world.faults.hit(record.kind);
  if (!fault) return undefined;
  if (fault.answer === 'slow') {
    await sleep(fault.delay_ms, undefined, { ref: false });
    return undefined;
  }
  record.outcome = `fault_${fault.answer}`;
  return replyOf(fault, format);
}

function findRoute(method: string, path: string): Found | undefined {
  for (const route of EXOTEL_ROUTES) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match) return { route, parts: match.slice(1).map(decode) };
  }
  return undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Credentials of the other region are as wrong as any. */
function isAuthorized({ settings }: World, header: string | undefined): boolean {
  if (settings.region !== settings.accountRegion || !header?.startsWith('Basic ')) return false;
  const given = Buffer.from(header.slice('Basic '.length), 'base64');
  const expected = Buffer.from(`${settings.apiKey}:${settings.apiToken}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
