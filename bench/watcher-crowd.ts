import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** Watchers of event streams as bare sockets, so that thousands of them cost the measuring process little. */
export class WatcherCrowd {
  private readonly sockets: Socket[] = [];
  private readonly waiting: { readonly isMet: () => boolean; readonly met: () => void }[] = [];
  /** How many events all watchers have got. */
  events = 0;
  /** How many streams the server has ended. */
  ended = 0;

  constructor(private readonly onEvent: (path: string) => void = () => undefined) {}

  /** Opens one stream on each path, a few at a time, and waits until each has said something. */
  async open(url: string, paths: readonly string[], token: string): Promise<void> {
    const before = this.events;
    for (const [index, path] of paths.entries()) {
      this.openOne(url, path, token);
      if (index % 50 === 49) await this.until(() => this.events >= before + index - 100);
    }
    await this.until(() => this.events >= before + paths.length);
  }

  /** Fails after a minute. */
  until(isMet: () => boolean): Promise<void> {
    if (isMet()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`not within a minute: ${this.events} events, ${this.ended} ended`));
      }, 60_000);
      const met = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.push({ isMet, met });
    });
  }

  leave(): void {
    for (const socket of this.sockets.splice(0)) socket.destroy();
  }

  private openOne(url: string, path: string, token: string): void {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    this.sockets.push(socket);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    let tail = '';
    socket.on('data', (bytes: Buffer) => {
      const parts = (tail + bytes.toString('latin1')).split('\n\n');
      tail = parts.pop() ?? '';
      for (const part of parts) this.hear(path, part);
      if (tail.endsWith('0\r\n\r\n')) this.ended++;
      this.look();
    });
    socket.on('error', () => undefined);
  }

  private hear(path: string, block: string): void {
    if (!/^id: \d+$/m.test(block)) return;
    this.events++;
    this.onEvent(path);
  }

  private look(): void {
    for (const one of [...this.waiting]) {
      if (!one.isMet()) continue;
      this.waiting.splice(this.waiting.indexOf(one), 1);
      one.met();
    }
  }
}
