import net from 'node:net';
import tls from 'node:tls';
import { Injectable } from '@nestjs/common';
import { isAllowedAddress } from '../../common/net/allowed-address.js';
import { guardedLookup, refuseForbiddenLiteral } from '../../common/net/guarded-lookup.js';
import { within } from '../../common/time/within.js';
import { AppConfig } from '../../config/config.js';
import { BotConversation } from './bot-conversation.js';
import type { Probe } from './check.model.js';
import { toNetworkFault } from './network-fault.js';
import type { HandshakeResult, TransportResult } from './websocket-probe.model.js';

/** Asks a WebSocket host as Exotel would. The address is an operator's: what is answered is never passed on. */
@Injectable()
export class WebSocketProbe {
  constructor(private readonly config: AppConfig) {}

  /** DNS, TCP and, with wss, TLS. Never throws. */
  async probeTransport(websocketUrl: string): Promise<TransportResult> {
    const url = new URL(websocketUrl);
    if (this.isForbidden(url)) return { kind: 'refused_address' };
    const leaving = new AbortController();
    const socket = this.connect(url, leaving.signal);
    const { transportMs } = this.config.probes;
    const result = await within(transportMs, resultOf(socket), { kind: 'timeout' } as const);
    socket.destroy();
    leaving.abort();
    return result;
  }

  /** A real upgrade, closed cleanly; with `bot` also the beginning of a call, which wakes the bot. Never throws. */
  async probeHandshake(websocketUrl: string, probe: Probe): Promise<HandshakeResult> {
    if (this.isForbidden(new URL(websocketUrl))) return { kind: 'refused_address' };
    const { fleetAllowPrivate, probes } = this.config;
    const leaving = new AbortController();
    const conversation = new BotConversation(websocketUrl, {
      lookup: guardedLookup(fleetAllowPrivate, leaving.signal),
      ...(probes.trustedCa !== undefined && { ca: probes.trustedCa }),
    });
    const result = await conversation.hold(probe, probes);
    leaving.abort();
    return result;
  }

  private isForbidden(url: URL): boolean {
    try {
      refuseForbiddenLiteral(url, this.config.fleetAllowPrivate);
      return false;
    } catch {
      return true;
    }
  }

  private connect(url: URL, signal: AbortSignal): net.Socket {
    const { fleetAllowPrivate, probes } = this.config;
    const isTls = url.protocol === 'wss:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(url.port) || (isTls ? 443 : 80);
    const options = { host, port, lookup: guardedLookup(fleetAllowPrivate, signal) };
    if (!isTls) return net.connect(options);
    const isName = net.isIP(host) === 0;
    return tls.connect({
      ...options,
      ...(isName && { servername: host }),
      ...(probes.trustedCa !== undefined && { ca: probes.trustedCa }),
    });
  }
}

function resultOf(socket: net.Socket): Promise<TransportResult> {
  return new Promise((resolve) => {
    let isConnected = false;
    socket.on('error', (error) => {
      resolve(toNetworkFault(error, isConnected));
    });
    socket.once('connect', () => {
      isConnected = true;
      if (!(socket instanceof tls.TLSSocket)) resolve(ofPlain(socket));
    });
    socket.once('secureConnect', () => {
      resolve(ofTls(socket as tls.TLSSocket));
    });
  });
}

function ofTls(socket: tls.TLSSocket): TransportResult {
  return {
    kind: 'tls',
    isInside: isInside(socket),
    validUntil: new Date(socket.getPeerCertificate().valid_to),
  };
}

function ofPlain(socket: net.Socket): TransportResult {
  return { kind: 'plain', isInside: isInside(socket) };
}

function isInside(socket: net.Socket): boolean {
  return !isAllowedAddress(socket.remoteAddress ?? '', false);
}
