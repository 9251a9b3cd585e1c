import { Busboy } from '@fastify/busboy';
import type { IncomingMessage } from 'node:http';

/** Form fields by their names as sent (`StatusCallbackEvents[0]` stays that); a repeated name gives a list. */
export type Fields = Readonly<Record<string, string | string[]>>;

const MAX_BODY_BYTES = 64 * 1024;

/** The body, or `undefined` when it is over 64 KiB. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

/** The fields of a urlencoded or multipart body; `undefined` for any other type or one that cannot be read. */
export async function parseForm(contentType: string, body: Buffer): Promise<Fields | undefined> {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') {
    return collect(new URLSearchParams(body.toString('utf8')));
  }
  if (type === 'multipart/form-data') return parseMultipart(contentType, body);
  return undefined;
}

export function collect(pairs: Iterable<readonly [string, string]>): Fields {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(fields);
}

function parseMultipart(contentType: string, body: Buffer): Promise<Fields | undefined> {
  return new Promise((resolve) => {
    const pairs: [string, string][] = [];
    const unreadable = (): void => {
      resolve(undefined);
    };
    try {
      const parser = new Busboy({ headers: { 'content-type': contentType } });
      parser.on('field', (name: string, value: string) => pairs.push([name, value]));
      parser.on('file', (_name: string, stream: NodeJS.ReadableStream) => stream.resume());
      parser.on('error', unreadable);
      parser.on('finish', () => {
        resolve(collect(pairs));
      });
      parser.end(body);
    } catch {
      unreadable();
    }
  });
}
