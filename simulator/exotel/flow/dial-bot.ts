import { WebSocket } from 'ws';
import { messageOf } from '../../support/message-of.js';
import type { Call, StreamAttempt } from '../calls/call.js';
import type { Settings } from '../options.js';
import { resolveVoicebotUrl, toDialTarget, type DialTarget } from './voicebot-url.js';

export interface Dialled {
  /** Paused, so that nothing is missed until somebody listens. */
  socket: WebSocket;
  customParameters: Record<string, string>;
}

export interface DialSetup {
  call: Call;
  settings: Settings;
  /** Grows by each try. */
  attempts: StreamAttempt[];
  signal: AbortSignal;
}

const MAX_FRAME_BYTES = 1024 * 1024;

/** Opens the bot's socket within the limit, trying twice unless told otherwise. */
export async function dialBot(voicebotUrl: string, setup: DialSetup): Promise<Dialled | undefined> {
  const tries = setup.settings.variants.streamRetry === 'once' ? 2 : 1;
  for (let count = 0; count < tries && !setup.signal.aborted; count++) {
    const dialled = await tryOnce(voicebotUrl, setup);
    if (dialled) return dialled;
  }
  return undefined;
}

async function tryOnce(voicebotUrl: string, setup: DialSetup): Promise<Dialled | undefined> {
  const { call, settings, attempts } = setup;
  const attempt: StreamAttempt = {
    at: new Date(),
    endedAt: null,
    url: '',
    outcome: 'connecting',
    httpStatus: null,
    error: null,
  };
  attempts.push(attempt);
  const limit = AbortSignal.timeout(settings.handshakeMs);
  try {
    const signal = AbortSignal.any([limit, setup.signal]);
    const resolved = await resolveVoicebotUrl(voicebotUrl, call, settings.variants, signal);
    const target = toDialTarget(resolved, settings.variants.streamQuery);
    attempt.url = target.url;
    const socket = await handshake(target, attempt, settings.ca, signal);
    attempt.outcome = 'open';
    return { socket, customParameters: target.customParameters };
  } catch (error) {
    attempt.outcome = outcomeOf(limit, setup.signal);
    attempt.error = limit.aborted ? 'no handshake in time' : messageOf(error);
    return undefined;
  } finally {
    attempt.endedAt = new Date();
  }
}

function outcomeOf(limit: AbortSignal, abandoned: AbortSignal): StreamAttempt['outcome'] {
  if (abandoned.aborted) return 'abandoned';
  return limit.aborted ? 'timeout' : 'refused';
}

function handshake(
  target: DialTarget,
  attempt: StreamAttempt,
  ca: string | undefined,
  signal: AbortSignal,
): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const { authorization } = target;
    const socket = new WebSocket(target.url, {
      headers: authorization === undefined ? {} : { Authorization: authorization },
      followRedirects: false,
      perMessageDeflate: false,
      maxPayload: MAX_FRAME_BYTES,
      ...(ca === undefined ? {} : { ca }),
    });
    const giveUp = (): void => {
      socket.terminate();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    socket.on('error', reject);
    socket.once('unexpected-response', (request, response) => {
      attempt.httpStatus = response.statusCode ?? null;
      request.destroy();
      reject(new Error(`the handshake was answered with ${response.statusCode ?? 0}`));
    });
    socket.once('open', () => {
      signal.removeEventListener('abort', giveUp);
      socket.pause();
      resolve(socket);
    });
  });
}
