import { WebSocketServer, type WebSocket } from 'ws';
import type { BotFault } from '../magic-numbers.js';
import { serve, type Served } from '../../support/serve.js';

/** The bots of the magic numbers whose line goes wrong; real sockets, so that the dialling is real too. */
export class HostileBot {
  private constructor(
    private readonly served: Served,
    private readonly closedPort: number,
  ) {}

  /** `handshakeMs` is the limit that the slow one goes over by a fifth. */
  static async start(handshakeMs: number): Promise<HostileBot> {
    const closed = await serve(() => undefined, { host: '127.0.0.1', port: 0 });
    await closed.close();
    const served = await serve((_request, response) => response.destroy(), { host: '127.0.0.1', port: 0 });
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    served.server.on('upgrade', (request, socket, head: Buffer) => {
      if (request.url === '/silent') {
        sockets.handleUpgrade(request, socket, head, listen);
        return;
      }
      if (request.url === '/forbidden') {
        socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        return;
      }
      const timer = setTimeout(() => socket.destroy(), handshakeMs * 1.2);
      socket.once('close', () => {
        clearTimeout(timer);
      });
      socket.resume();
    });
    return new HostileBot(served, closed.port);
  }

  /** The URL that is dialled instead of the flow's, if the fault is one of the handshake. */
  urlFor(fault: BotFault): string | undefined {
    switch (fault) {
      case 'refused':
        return `ws://127.0.0.1:${this.closedPort}/`;
      case 'forbidden':
        return `ws://127.0.0.1:${this.served.port}/forbidden`;
      case 'slow_handshake':
        return `ws://127.0.0.1:${this.served.port}/slow`;
      case 'dies':
      case 'none':
        return undefined;
    }
  }

  /** The URL that is dialled where the flow has none: whose socket is to die needs one to begin with. */
  fallbackFor(fault: BotFault): string | undefined {
    return fault === 'dies' ? `ws://127.0.0.1:${this.served.port}/silent` : undefined;
  }

  stop(): Promise<void> {
    return this.served.close();
  }
}

/** Hears everything and says nothing. */
function listen(socket: WebSocket): void {
  socket.on('error', () => {
    socket.terminate();
  });
}
