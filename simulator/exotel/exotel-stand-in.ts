import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageOf } from '../support/message-of.js';
import { serve } from '../support/serve.js';
import { answerAsExotel } from './http/exotel-side.js';
import { send } from './http/reply.js';
import type { ServerFaultSetup } from './http/server-faults.js';
import { answerAsSimulator, findCall, listCalls, listRequests } from './http/sim-routes.js';
import type { CallView, RequestView } from './http/sim-view.js';
import { settle, type ExophoneSetup, type ExotelStandInOptions } from './options.js';
import { World } from './world.js';

/** What is left of a type when the value is truthy. */
export type Found<T> = Exclude<T, undefined | null | false | 0 | ''>;

export interface ExotelStandIn {
  /** `http://127.0.0.1:4010`, without a trailing slash. */
  url: string;
  port: number;
  stop(): Promise<void>;
  /** Everything is forgotten; SIDs are not given out a second time. */
  reset(): void;
  calls(): CallView[];
  call(sid: string): CallView | undefined;
  /** Connect requests, also those answered with an error or not at all; another kind or `all` by name. */
  requests(kind?: RequestView['kind'] | 'all'): RequestView[];
  /** 16-bit little-endian PCM, 8 kHz: what the caller heard, the first minute of it. */
  audio(sid: string): Buffer;
  setFlow(flowId: string, voicebotUrl: string): void;
  setFault(fault: ServerFaultSetup | null): void;
  replaceExophones(exophones: readonly ExophoneSetup[]): void;
  changeExophones(exophones: readonly ExophoneSetup[]): void;
  hangUp(sid: string): boolean;
  press(sid: string, digits: string): boolean;
  /** The first truthy value of `look`, now or after a change; fails after `timeoutMs` (10 s) real milliseconds. */
  until<T>(look: (standIn: ExotelStandIn) => T, timeoutMs?: number): Promise<Found<T>>;
}

/** Starts an Exotel of one's own. It listens on loopback unless `host` says otherwise. */
export async function startExotelStandIn(options: ExotelStandInOptions = {}): Promise<ExotelStandIn> {
  const settings = settle(options);
  const world = await World.create(settings);
  const served = await serve((request, response) => {
    void handle(world, request, response);
  }, settings).catch(async (error: unknown) => {
    await world.stop();
    throw error;
  });
  return toStandIn(world, served.url, served.port, async () => {
    await world.stop();
    await served.close();
  });
}

async function handle(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const own = request.url?.startsWith('/sim/') === true;
  try {
    send(await (own ? answerAsSimulator(world, request) : answerAsExotel(world, request)), response);
  } catch {
    response.destroy();
  }
}

function toStandIn(world: World, url: string, port: number, stop: () => Promise<void>): ExotelStandIn {
  const standIn: ExotelStandIn = {
    url,
    port,
    stop,
    reset: () => {
      world.reset();
    },
    calls: () => listCalls(world),
    call: (sid) => findCall(world, sid),
    requests: (kind) => listRequests(world, kind),
    audio: (sid) => world.flows.recordings.find(sid)?.audio() ?? Buffer.alloc(0),
    setFlow: (flowId, voicebotUrl) => {
      world.flows.set(flowId, voicebotUrl);
    },
    setFault: (fault) => {
      world.faults.set(fault);
    },
    replaceExophones: (exophones) => {
      world.exophones.replace(exophones);
    },
    changeExophones: (exophones) => {
      world.exophones.change(exophones);
    },
    hangUp: (sid) => withCall(world, sid, (call) => world.life.hangUp(call)),
    press: (sid, digits) => withCall(world, sid, (call) => world.life.press(call, digits)),
    until: (look, timeoutMs = 10_000) => until(world, () => look(standIn), timeoutMs),
  };
  return standIn;
}

type FoundCall = NonNullable<ReturnType<World['book']['find']>>;

function withCall(world: World, sid: string, act: (call: FoundCall) => boolean): boolean {
  const call = world.book.find(sid);
  return call !== undefined && act(call);
}

function until<T>(world: World, look: () => T, timeoutMs: number): Promise<Found<T>> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      unwatch();
    };
    const check = (): void => {
      try {
        const found = look();
        if (!found) return;
        end();
        resolve(found as Found<T>);
      } catch (error) {
        end();
        reject(new Error(messageOf(error), { cause: error }));
      }
    };
    const unwatch = world.book.watch(check);
    const timer = setTimeout(() => {
      end();
      reject(new Error(`the stand-in did not come to that within ${timeoutMs} ms`));
    }, timeoutMs);
    check();
  });
}
