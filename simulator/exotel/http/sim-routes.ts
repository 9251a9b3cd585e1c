import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { targetOf } from '../../support/target-of.js';
import { toE164 } from '../numbers/phone-number.js';
import type { World } from '../world.js';
import { readBody } from './form.js';
import { asJson } from './render.js';
import { answer, type Reply } from './reply.js';
import { serverFaultSchema } from './server-faults.js';
import { toCallView, toRequestView, type CallView, type RequestView } from './sim-view.js';

interface SimRequest {
  world: World;
  parts: readonly string[];
  query: URLSearchParams;
  /** Parsed JSON; `undefined` without a body. */
  body: unknown;
}

interface SimRoute {
  method: string;
  path: RegExp;
  handle: (request: SimRequest) => Reply;
}

const flowBody = z.strictObject({ voicebot_url: z.url({ protocol: /^(wss?|https?)$/ }) });
const digitsBody = z.strictObject({ digits: z.string().regex(/^[0-9*#A-D]{1,32}$/) });
const exophone = z.strictObject({
  number: z.string().refine((number) => toE164(number) !== undefined, 'not a phone number'),
  voice: z.boolean().optional(),
  sms: z.boolean().optional(),
  voice_url: z.string().nullable().optional(),
  friendly_name: z.string().optional(),
});
const exophonesBody = z.strictObject({ exophones: z.array(exophone).max(5_000) });

const ROUTES: readonly SimRoute[] = [
  { method: 'GET', path: /^\/sim\/calls$/, handle: ({ world }) => asJson({ calls: listCalls(world) }) },
  { method: 'GET', path: /^\/sim\/calls\/([^/]+)$/, handle: getCall },
  { method: 'GET', path: /^\/sim\/calls\/([^/]+)\/audio$/, handle: getAudio },
  { method: 'POST', path: /^\/sim\/calls\/([^/]+)\/hangup$/, handle: hangUp },
  { method: 'POST', path: /^\/sim\/calls\/([^/]+)\/dtmf$/, handle: press },
  { method: 'GET', path: /^\/sim\/requests$/, handle: getRequests },
  { method: 'GET', path: /^\/sim\/flows$/, handle: ({ world }) => asJson({ flows: world.flows.list() }) },
  { method: 'PUT', path: /^\/sim\/flows\/([^/]+)$/, handle: putFlow },
  { method: 'GET', path: /^\/sim\/exophones$/, handle: ({ world }) => asJson(exophonesView(world)) },
  { method: 'PUT', path: /^\/sim\/exophones$/, handle: putExophones },
  { method: 'PATCH', path: /^\/sim\/exophones$/, handle: patchExophones },
  {
    method: 'GET',
    path: /^\/sim\/faults$/,
    handle: ({ world }) => asJson({ fault: world.faults.current() }),
  },
  { method: 'PUT', path: /^\/sim\/faults$/, handle: putFault },
  { method: 'DELETE', path: /^\/sim\/faults$/, handle: deleteFault },
  { method: 'POST', path: /^\/sim\/reset$/, handle: reset },
];

const NO_CONTENT = answer(204, 'application/json', '');

/** Answers one of the stand-in's own routes. */
export async function answerAsSimulator(world: World, request: IncomingMessage): Promise<Reply> {
  const { path: target, query } = targetOf(request);
  const text = (await readBody(request))?.toString('utf8') ?? '';
  const route = ROUTES.find(({ method, path }) => method === request.method && path.test(target));
  if (!route) return problem(404, 'there is no such control route');
  try {
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const parts = (route.path.exec(target) ?? []).slice(1).map(decodeURIComponent);
    return route.handle({ world, parts, query, body });
  } catch (error) {
    return problem(400, error instanceof z.ZodError ? z.prettifyError(error) : 'the request cannot be read');
  }
}

export function listCalls(world: World): CallView[] {
  return world.book.listCalls().map((call) => toCallView(call, world.flows.recordings.find(call.sid)));
}

export function findCall(world: World, sid: string): CallView | undefined {
  const call = world.book.find(sid);
  return call && toCallView(call, world.flows.recordings.find(sid));
}

/** The connect requests, or those of another kind (`all` for every one). */
export function listRequests(world: World, kind = 'connect'): RequestView[] {
  const requests = world.book.listRequests();
  return requests.filter((request) => kind === 'all' || request.kind === kind).map(toRequestView);
}

function getCall({ world, parts }: SimRequest): Reply {
  const call = findCall(world, parts[0] ?? '');
  return call ? asJson(call) : unknownCall();
}

function getAudio({ world, parts }: SimRequest): Reply {
  const recording = world.flows.recordings.find(parts[0] ?? '');
  return recording
    ? answer(200, 'audio/x-raw', recording.audio())
    : problem(404, 'nothing was heard in this call');
}

function hangUp({ world, parts }: SimRequest): Reply {
  const call = world.book.find(parts[0] ?? '');
  if (!call) return unknownCall();
  return world.life.hangUp(call) ? NO_CONTENT : problem(409, 'the call has ended');
}

function press({ world, parts, body }: SimRequest): Reply {
  const { digits } = digitsBody.parse(body);
  const call = world.book.find(parts[0] ?? '');
  if (!call) return unknownCall();
  return world.life.press(call, digits) ? NO_CONTENT : problem(409, 'no bot is listening');
}

function getRequests({ world, query }: SimRequest): Reply {
  return asJson({ requests: listRequests(world, query.get('kind') ?? 'connect') });
}

function putFlow({ world, parts, body }: SimRequest): Reply {
  world.flows.set(parts[0] ?? '', flowBody.parse(body).voicebot_url);
  return NO_CONTENT;
}

function putExophones({ world, body }: SimRequest): Reply {
  world.exophones.replace(exophonesBody.parse(body).exophones);
  return NO_CONTENT;
}

function patchExophones({ world, body }: SimRequest): Reply {
  world.exophones.change(exophonesBody.parse(body).exophones);
  return NO_CONTENT;
}

function exophonesView(world: World): { exophones: object[] } {
  const exophones = world.exophones.list().map(({ sid, e164, friendlyName, voice, sms, voiceUrl }) => ({
    sid,
    number: e164,
    friendly_name: friendlyName,
    voice,
    sms,
    voice_url: voiceUrl,
  }));
  return { exophones };
}

function putFault({ world, body }: SimRequest): Reply {
  world.faults.set(serverFaultSchema.parse(body));
  return NO_CONTENT;
}

function deleteFault({ world }: SimRequest): Reply {
  world.faults.set(null);
  return NO_CONTENT;
}

function reset({ world }: SimRequest): Reply {
  world.reset();
  return NO_CONTENT;
}

function unknownCall(): Reply {
  return problem(404, 'there is no such call');
}

function problem(status: number, message: string): Reply {
  return asJson({ error: message }, status);
}
