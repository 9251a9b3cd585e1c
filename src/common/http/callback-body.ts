import { Busboy } from '@fastify/busboy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import qs from 'qs';
import { UnsupportedMediaTypeError } from '../errors/http.errors.js';

/** 64 KiB. */
const CALLBACK_LIMIT = 65_536;
const CALLBACK_ROUTE = '/callbacks/:token';

/** Forms are read where a carrier reports to us, and nowhere else. Must be called before the routes are registered. */
export function acceptFormsOnCallbacks(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url.endsWith(CALLBACK_ROUTE)) route.bodyLimit = CALLBACK_LIMIT;
  });
  for (const [type, read] of [
    ['application/x-www-form-urlencoded', (body: Buffer) => body.toString()],
    ['multipart/form-data', readMultipart],
  ] as const) {
    fastify.addContentTypeParser(
      type,
      { parseAs: 'buffer' },
      async (request: FastifyRequest, body: Buffer) => {
        if (body.length === 0) return undefined;
        if (!request.routeOptions.url?.endsWith(CALLBACK_ROUTE)) throw new UnsupportedMediaTypeError();
        return parseForm(await read(body, request.headers['content-type'] ?? ''));
      },
    );
  }
}

/** Also PHP-style keys, like `Legs[0][Status]`. */
function parseForm(form: string): unknown {
  return qs.parse(form, { depth: 4, parameterLimit: 200, plainObjects: true });
}

function readMultipart(body: Buffer, contentType: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fields = new URLSearchParams();
    const refuse = (): void => {
      reject(new UnsupportedMediaTypeError('The multipart body cannot be read.'));
    };
    try {
      const parser = new Busboy({
        headers: { 'content-type': contentType },
        limits: { fields: 200, files: 0 },
      });
      parser.on('field', (name, value) => {
        fields.append(name, value);
      });
      parser.once('finish', () => {
        resolve(fields.toString());
      });
      parser.once('error', refuse);
      parser.end(body);
    } catch {
      refuse();
    }
  });
}
