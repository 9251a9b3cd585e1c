import http from 'node:http';
import https from 'node:https';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Knows whether a request may have left this machine: nothing is written to a socket before it is connected and, with
 * https, before the certificate was accepted.
 */
export class SendWatch {
  private hasSent = false;

  get mayHaveBeenSent(): boolean {
    return this.hasSent;
  }

  /** A transport for axios, which passes it what it would give to node:http(s). */
  readonly transport = {
    request: (options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest => {
      const isTls = options.protocol === 'https:';
      const request = isTls ? https.request(options, onResponse) : http.request(options, onResponse);
      request.once('socket', (socket: Socket) => {
        const isOpen = !socket.connecting && (!isTls || request.reusedSocket);
        if (isOpen) this.hasSent = true;
        else socket.once(isTls ? 'secureConnect' : 'connect', () => (this.hasSent = true));
      });
      return request;
    },
  };
}
