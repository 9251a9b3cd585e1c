import { createServer } from 'node:net';

// Below the ports that Linux, macOS and Windows give to outgoing connections, any of which could take
// a port there between this look and the listening, or while a restarted service is away.
const FIRST = 20_000;
const COUNT = 12_000;

// Each process goes its own way round, so that two that look at once do not find the same one.
let next = Math.floor(Math.random() * COUNT);

/** A port of this machine that is free, for a program that must know its own address before it listens. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries += 1) {
    const port = FIRST + next;
    next = (next + 1) % COUNT;
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${FIRST} to ${FIRST + COUNT - 1}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
