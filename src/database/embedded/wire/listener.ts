import { createServer, type Server, type Socket } from 'node:net';
import type { Document } from 'bson';
import type { Reply } from '../commands/request.js';
import { frameReply, MAX_MESSAGE_BYTES, type Message, parseMessage } from './messages.js';

export type Answer = (command: Document, connectionId: number) => Promise<Reply>;

/** Speaks MongoDB's wire protocol with any number of connections. */
export class Listener {
  private readonly server: Server;
  private readonly connections = new Set<Connection>();
  private lastId = 0;

  constructor(private readonly answer: Answer) {
    this.server = createServer((socket) => {
      this.accept(socket);
    });
  }

  /** Listens on a socket path, or on a free loopback port when there is none; gives the port then. */
  async listen(path: string | undefined): Promise<number | undefined> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(path === undefined ? { port: 0, host: '127.0.0.1' } : { path }, resolve);
    });
    const address = this.server.address();
    return address !== null && typeof address === 'object' ? address.port : undefined;
  }

  /** Lets running commands finish, then closes every connection. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    await Promise.all([...this.connections].map((connection) => connection.finish()));
    await closed;
  }

  private accept(socket: Socket): void {
    this.lastId += 1;
    const connection = new Connection(socket, this.answer, this.lastId);
    this.connections.add(connection);
    socket.on('close', () => this.connections.delete(connection));
  }
}

/** One client. Its commands are answered in the order in which they came; a malformed message ends it. */
class Connection {
  private chunks: Buffer[] = [];
  private held = 0;
  private lastAnswer: Promise<void> = Promise.resolve();

  constructor(
    private readonly socket: Socket,
    private readonly answer: Answer,
    private readonly id: number,
  ) {
    socket.setNoDelay(true);
    // A client that goes away is no fault of ours; 'close' follows.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      this.receive(chunk);
    });
  }

  async finish(): Promise<void> {
    this.socket.pause();
    await this.lastAnswer;
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.held += chunk.length;
    try {
      for (let message = this.take(); message; message = this.take()) this.enqueue(parseMessage(message));
    } catch {
      this.socket.destroy();
    }
  }

  /** The next whole message, if it has come. */
  private take(): Buffer | undefined {
    if (this.held < 4) return undefined;
    const size = this.peek(4).readInt32LE();
    if (size < 16 || size > MAX_MESSAGE_BYTES) throw new Error('Impossible message length');
    if (this.held < size) return undefined;
    const all = this.peek(this.held);
    this.chunks = all.length > size ? [all.subarray(size)] : [];
    this.held -= size;
    return all.subarray(0, size);
  }

  /** At least so many bytes in one piece. */
  private peek(size: number): Buffer {
    const [first] = this.chunks;
    if (first && first.length >= size) return first;
    this.chunks = [Buffer.concat(this.chunks)];
    return this.chunks[0] ?? Buffer.alloc(0);
  }

  private enqueue(message: Message): void {
    this.lastAnswer = this.lastAnswer.then(async () => {
      const reply = await this.answer(message.command, this.id);
      if (message.wantsReply && !this.socket.destroyed) this.socket.write(this.frame(message, reply));
    });
  }

  private frame(message: Message, reply: Reply): Buffer {
    try {
      return frameReply(message, reply);
    } catch (error) {
      const errmsg = error instanceof Error ? error.message : 'The answer cannot be encoded';
      return frameReply(message, { ok: 0, errmsg, code: 8, codeName: 'UnknownError' });
    }
  }
}
