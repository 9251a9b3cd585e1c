import 'fastify';
import type { ActiveTrace } from '../log/active-trace.js';

/** What we keep on each request besides Fastify's own. */
declare module 'fastify' {
  interface FastifyRequest {
    /** The problem code that the request was answered with, for the log. */
    problemCode?: string;
    /** Why, in a word for the log that the caller is not told. */
    problemReason?: string;
    /** Who asked, once the token was accepted. */
    user?: { readonly sub: string };
    /** The answer does not say so, but the caller could not prove themselves: a forged callback is a 404. */
    hasFailedProof?: boolean;
    /** Where tracing is on. */
    trace?: ActiveTrace;
  }

  interface FastifyContextConfig {
    /** The answer is one resource and carries its `ETag`. */
    isTagged?: boolean;
  }
}
