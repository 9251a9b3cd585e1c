import { serve } from '../support/serve.js';

export interface Received {
  path: string;
  contentType: string;
  body: string;
}

export interface CallbackReceiver {
  url: string;
  received: Received[];
  /** Statuses of the next answers; 204 when there are none left; `null` never answers. */
  answers: (number | null)[];
  /** Resolves once so many reports have come in. */
  untilReceived(count: number): Promise<Received[]>;
  stop(): Promise<void>;
}

/** Where a StatusCallback goes in the tests. */
export async function startCallbackReceiver(): Promise<CallbackReceiver> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const answers: (number | null)[] = [];
  const served = await serve(
    (request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (text: string) => (body += text));
      request.on('end', () => {
        const { url = '', headers } = request;
        received.push({ path: url, contentType: headers['content-type'] ?? '', body });
        const status = answers.length > 0 ? answers.shift() : 204;
        if (typeof status === 'number') response.writeHead(status).end();
        for (const look of waiting) look();
      });
    },
    { host: '127.0.0.1', port: 0 },
  );
  return {
    url: served.url,
    received,
    answers,
    untilReceived: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (received.length < count) return;
          waiting.delete(look);
          resolve(received);
        };
        waiting.add(look);
        look();
      }),
    stop: () => served.close(),
  };
}
