import type { FastifyRequest } from 'fastify';

/** Where a request comes from: the connection's other end or, behind `TRUSTED_PROXIES`, whom they name. */
export function addressOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '');
}
