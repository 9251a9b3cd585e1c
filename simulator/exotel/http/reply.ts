import type { ServerResponse } from 'node:http';

export interface Content {
  status: number;
  contentType: string;
  body: string | Buffer;
  headers?: Readonly<Record<string, string>>;
}

/** What is done with a request: an answer, or one of the ways not to give a proper one. */
export type Reply =
  | ({ how: 'answer' } & Content)
  /** One byte in every real second, since the clock of the client's time limit is real too. */
  | ({ how: 'drip' } & Content)
  /** The headers promise more than is sent before the connection breaks. */
  | ({ how: 'truncate' } & Content)
  /** `times` times the body, in chunks, as fast as the client reads. */
  | ({ how: 'flood'; times: number } & Content)
  | { how: 'never' }
  | { how: 'reset' };

export function answer(status: number, contentType: string, body: string | Buffer): Reply {
  return { how: 'answer', status, contentType, body };
}

/** The status that a reply shows, `null` for none at all. */
export function statusOf(reply: Reply): number | null {
  return 'status' in reply ? reply.status : null;
}

export function send(reply: Reply, response: ServerResponse): void {
  if (response.destroyed) return;
  if (reply.how === 'never') return;
  if (reply.how === 'reset') {
    reset(response);
    return;
  }
  const body = Buffer.from(reply.body);
  const headers = { 'Content-Type': reply.contentType, ...reply.headers };
  const length = reply.how === 'truncate' ? body.length + 512 : body.length;
  response.writeHead(
    reply.status,
    reply.how === 'flood' ? headers : { ...headers, 'Content-Length': length },
  );
  if (reply.how === 'answer') response.end(body);
  else if (reply.how === 'drip') drip(body, response);
  else if (reply.how === 'flood') flood(body, reply.times, response);
  else response.write(body, () => response.destroy());
}

function reset(response: ServerResponse): void {
  const { socket } = response;
  if (socket && 'resetAndDestroy' in socket) socket.resetAndDestroy();
  else response.destroy();
}

function drip(body: Buffer, response: ServerResponse): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, ++sent));
    if (sent >= body.length) response.end();
  }, 1_000);
  response.once('close', () => {
    clearInterval(timer);
  });
}

function flood(body: Buffer, times: number, response: ServerResponse): void {
  let left = times;
  const pour = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(body)) {
        response.once('drain', pour);
        return;
      }
    }
    response.end();
  };
  pour();
}
