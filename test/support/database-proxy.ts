import { setTimeout as pause } from 'node:timers/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { deserialize, serialize } from 'bson';
import type { Document } from 'bson';

/** Stands between the app and its database, so that the database can go away, fail in its ways, and come back. */
export interface DatabaseProxy {
  readonly mongodbUri: string;
  /** How many messages the app has sent. */
  messages(): number;
  /** Breaks every connection and lets nobody in. */
  cut(): Promise<void>;
  /** Takes connections and all that they say, and never answers. */
  silence(): void;
  /** Answers what the driver asks about the server, and no command. */
  stick(): void;
  /** Lets commands of this name on this collection wait until they are let go. */
  hold(command: string, collection: string): HeldCommand;
  /** Lets each message to the database wait. */
  slowDown(ms: number): void;
  /** Answers every command but the driver's own questions about the server with this error. */
  refuse(fault: { readonly code: number; readonly codeName: string }): void;
  restore(): Promise<void>;
  stop(): Promise<void>;
}

export interface HeldCommand {
  /** One waits. */
  readonly arrived: Promise<void>;
  letGo(): void;
}

/** What becomes of a message of the app's; undefined means that the database gets it. */
type Trouble = (message: Buffer) => Promise<'nothing' | Buffer | undefined>;

const NONE: Trouble = () => Promise.resolve(undefined);

/** The proxy of the database that `uri` names, over TCP or a socket file; away at first when told so. */
export async function startDatabaseProxy(uri: string, isAway = false): Promise<DatabaseProxy> {
  const { host = '', database = '' } =
    /^mongodb:\/\/(?<host>[^/?]+)\/?(?<database>[^?]*)/.exec(uri)?.groups ?? {};
  const sockets = new Set<Socket>();
  let trouble = NONE;
  let messages = 0;
  const open = (port: number): Promise<Server> =>
    listen(decodeURIComponent(host), sockets, port, (message) => {
      messages += 1;
      return trouble(message);
    });
  let server: Server | undefined = await open(0);
  const { port } = server.address() as AddressInfo;

  const cut = async (): Promise<void> => {
    const closing = server && new Promise((resolve) => server?.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closing;
    server = undefined;
  };
  if (isAway) await cut();
  return {
    mongodbUri: `mongodb://127.0.0.1:${port}/${database}?directConnection=true`,
    messages: () => messages,
    cut,
    silence: () => {
      trouble = () => Promise.resolve('nothing');
    },
    stick: () => {
      trouble = (message) => Promise.resolve(isOwnQuestion(message) ? undefined : 'nothing');
    },
    hold: (command, collection) => {
      let letGo = (): void => undefined;
      const free = new Promise<void>((resolve) => (letGo = resolve));
      const arrived = new Promise<void>((resolve) => {
        trouble = async (message) => {
          if (commandOf(message)?.[command] !== collection) return undefined;
          resolve();
          await free;
          return undefined;
        };
      });
      return { arrived, letGo };
    },
    slowDown: (ms) => {
      trouble = () => pause(ms, undefined);
    },
    refuse: (fault) => {
      trouble = (message) => Promise.resolve(refusal(message, fault));
    },
    restore: async () => {
      trouble = NONE;
      server ??= await open(port);
    },
    stop: cut,
  };
}

async function listen(target: string, sockets: Set<Socket>, port: number, trouble: Trouble): Promise<Server> {
  const server = createServer((client) => {
    const [hostname = '', targetPort = '27017'] = target.split(':');
    const upstream = target.startsWith('/') ? connect(target) : connect(Number(targetPort), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
        sockets.delete(socket);
      });
    }
    upstream.pipe(client);
    void passOn(client, upstream, trouble).catch(() => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

/** Passes whole messages on, one after the other: each begins with its length. */
async function passOn(client: Socket, upstream: Socket, trouble: Trouble): Promise<void> {
  let held = Buffer.alloc(0);
  for await (const chunk of client) {
    held = Buffer.concat([held, chunk as Buffer]);
    while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
      const message = held.subarray(0, held.readInt32LE(0));
      held = held.subarray(message.length);
      const answer = await trouble(message);
      if (answer === undefined) upstream.write(message);
      else if (answer !== 'nothing') client.write(answer);
    }
  }
  upstream.end();
}

const OP_MSG = 2013;
const HEADER = 16;
/** The header, the flags, and the kind of the first section. */
const COMMAND_AT = HEADER + 5;
const OWN_QUESTIONS = ['hello', 'ismaster', 'isMaster', 'endSessions'];

function commandOf(message: Buffer): Document | undefined {
  if (message.readInt32LE(12) !== OP_MSG) return undefined;
  const length = message.readInt32LE(COMMAND_AT);
  return deserialize(message.subarray(COMMAND_AT, COMMAND_AT + length));
}

function isOwnQuestion(message: Buffer): boolean {
  const command = commandOf(message);
  return command === undefined || OWN_QUESTIONS.some((name) => name in command);
}

/** The error as an answer to this command; undefined for the driver's own questions. */
function refusal(message: Buffer, fault: Document): Buffer | undefined {
  if (isOwnQuestion(message)) return undefined;
  const body = serialize({ ok: 0, errmsg: 'not now', ...fault });
  const answer = Buffer.alloc(COMMAND_AT + body.length);
  answer.writeInt32LE(answer.length, 0);
  answer.writeInt32LE(message.readInt32LE(4), 8);
  answer.writeInt32LE(OP_MSG, 12);
  answer.set(body, COMMAND_AT);
  return answer;
}
