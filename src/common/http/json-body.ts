import type { FastifyInstance } from 'fastify';
import { MalformedJsonError, UnsupportedMediaTypeError } from '../errors/http.errors.js';

/** 100 KiB. */
export const BODY_LIMIT = 102_400;

/** Bodies are JSON in UTF-8 and nothing else; an empty one counts as none, whatever type it names. */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      const encoding = request.headers['content-encoding'] ?? 'identity';
      const charset = /charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8';
      if (encoding !== 'identity' || !/^utf-?8$/i.test(charset)) {
        done(new UnsupportedMediaTypeError(), undefined);
        return;
      }
      try {
        done(null, parseJson(body));
      } catch (error) {
        done(new MalformedJsonError({ cause: error }), undefined);
      }
    },
  );
  fastify.addContentTypeParser<Buffer>(
    '*',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (_request, body, done) => {
      done(body.length === 0 ? null : new UnsupportedMediaTypeError(), undefined);
    },
  );
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(body: Buffer): unknown {
  const text = utf8.decode(body);
  return text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
}
