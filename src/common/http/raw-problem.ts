import type { Socket } from 'node:net';
import { requestIdOf } from './request-log.js';

/** Answers what is not even HTTP, before there is a request to answer to. */
export function refuseBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS_BY_CODE[error.code ?? ''] ?? NOT_HTTP;
  const requestId = requestIdOf({ headers: {} });
  const body = JSON.stringify({
    type: 'about:blank',
    title: status.line.slice(4),
    status: Number(status.line.slice(0, 3)),
    detail: status.detail,
    instance: '/',
    code: status.code,
    request_id: requestId,
  });
  socket.end(
    `HTTP/1.1 ${status.line}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `X-Request-Id: ${requestId}\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

interface Refusal {
  readonly line: string;
  readonly code: string;
  readonly detail: string;
}

const NOT_HTTP: Refusal = {
  line: '400 Bad Request',
  code: 'validation_failed',
  detail: 'The request is not HTTP that this server can read.',
};

const STATUS_BY_CODE: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    line: '431 Request Header Fields Too Large',
    code: 'payload_too_large',
    detail: 'The headers are larger than 16 KiB together; send fewer or shorter ones, cookies above all.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    line: '408 Request Timeout',
    code: 'validation_failed',
    detail: 'The request did not arrive whole in time; send it again.',
  },
};
