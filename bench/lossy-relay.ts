import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a report on its way: it is lost, comes once, or three times at once. */
export type Way = 0 | 1 | 3;

/** Stands where Exotel reports to: loses some reports, repeats others, and passes them to an instance that lives. */
export interface LossyRelay {
  readonly url: string;
  readonly counts: Record<Way, number>;
  stop(): Promise<void>;
}

export async function startLossyRelay(
  wayOf: (report: Record<string, unknown>) => Way,
  instances: () => readonly string[],
): Promise<LossyRelay> {
  const counts: Record<Way, number> = { 0: 0, 1: 0, 3: 0 };
  const pass = async (path: string, body: string): Promise<number> => {
    for (const instance of instances()) {
      const answer = await fetch(`${instance}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }).catch(() => undefined);
      if (answer && answer.status < 500) return answer.status;
    }
    return 502;
  };
  const server = createServer((request, response) => {
    void textOf(request).then(async (body) => {
      const way = wayOf(JSON.parse(body) as Record<string, unknown>);
      counts[way]++;
      const passed = await Promise.all(Array.from({ length: way }, () => pass(request.url ?? '', body)));
      response.writeHead(Math.max(204, ...passed)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
