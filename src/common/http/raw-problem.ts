import type { Socket } from 'node:net';
import { requestIdOf } from './request-log.js';

/** Answers what is not even HTTP, before there is a request to answer to. */
export function refuseBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS_BY_CODE[error.code ?? ''] ?? { line: '400 Bad Request', code: 'validation_failed' };
  const requestId = requestIdOf({ headers: {} });
  const body = JSON.stringify({
    type: 'about:blank',
    title: status.line.slice(4),
    status: Number(status.line.slice(0, 3)),
    detail: 'The request is not HTTP that this server can read.',
    instance: '/',
    code: status.code,
    request_id: requestId,
  });
  socket.end(
    `HTTP/1.1 ${status.line}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `X-Request-Id: ${requestId}\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

const STATUS_BY_CODE: Readonly<Record<string, { line: string; code: string }>> = {
  HPE_HEADER_OVERFLOW: { line: '431 Request Header Fields Too Large', code: 'payload_too_large' },
  ERR_HTTP_REQUEST_TIMEOUT: { line: '408 Request Timeout', code: 'validation_failed' },
};
