import { Busboy } from '@fastify/busboy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UnsupportedMediaTypeError } from '../../common/errors/http.errors.js';
import { BODY_LIMIT } from '../../common/http/json-body.js';

/** 64 KiB. */
const CALLBACK_LIMIT = 65_536;
const CALLBACK_ROUTE = '/callbacks/:token';

/** Forms are read where a carrier reports to us, and nowhere else. Must be called before the routes are registered. */
export function acceptFormsOnCallbacks(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url.endsWith(CALLBACK_ROUTE)) route.bodyLimit = CALLBACK_LIMIT;
  });
  for (const [type, read] of [
    ['application/x-www-form-urlencoded', readUrlencoded],
    ['multipart/form-data', readMultipart],
  ] as const) {
    fastify.addContentTypeParser(
      type,
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      async (request: FastifyRequest, body: Buffer) => {
        if (body.length === 0) return undefined;
        if (!request.routeOptions.url?.endsWith(CALLBACK_ROUTE)) throw new UnsupportedMediaTypeError();
        return Object.fromEntries(await read(body, request.headers['content-type'] ?? ''));
      },
    );
  }
}

function readUrlencoded(body: Buffer): Promise<URLSearchParams> {
  return Promise.resolve(new URLSearchParams(body.toString()));
}

function readMultipart(body: Buffer, contentType: string): Promise<URLSearchParams> {
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
        resolve(fields);
      });
      parser.once('error', refuse);
      parser.end(body);
    } catch {
      refuse();
    }
  });
}
