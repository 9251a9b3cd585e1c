import net from 'node:net';
import tls from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { isAllowedAddress } from '../../common/net/allowed-address.js';
import {
  AddressRefusedError,
  guardedLookup,
  refuseForbiddenLiteral,
} from '../../common/net/guarded-lookup.js';
import { AppConfig } from '../../config/config.js';
import { BotConversation } from './bot-conversation.js';
import type { Probe } from './check.model.js';
import type { HandshakeResult, TransportResult } from './websocket-probe.model.js';

/** Asks a WebSocket host as Exotel would. The address is an operator's: what is answered is never passed on. */
@Injectable()
export class WebSocketProbe {
  constructor(private readonly config: AppConfig) {}

  /** DNS, TCP and, with wss, TLS. Never throws. */
  async probeTransport(websocketUrl: string, timeoutMs: number): Promise<TransportResult> {
    const leaving = new AbortController();
    try {
      return await Promise.race([
        this.connect(new URL(websocketUrl), leaving.signal),
        sleep(timeoutMs, { kind: 'timeout' } as const, { signal: leaving.signal }),
      ]);
    } catch (error) {
      return toTransportResult(error);
    } finally {
      leaving.abort();
    }
  }

  /** A real upgrade, closed cleanly; with `bot` also the beginning of a call, which wakes the bot. Never throws. */
  async probeHandshake(websocketUrl: string, probe: Probe, timeoutMs: number): Promise<HandshakeResult> {
    try {
      refuseForbiddenLiteral(new URL(websocketUrl), this.config.fleetAllowPrivate);
    } catch {
      return { kind: 'refused_address' };
    }
    return new BotConversation(websocketUrl, guardedLookup(this.config.fleetAllowPrivate)).hold(
      probe,
      timeoutMs,
    );
  }

  private connect(url: URL, signal: AbortSignal): Promise<TransportResult> {
    refuseForbiddenLiteral(url, this.config.fleetAllowPrivate);
    const isTls = url.protocol === 'wss:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(url.port) || (isTls ? 443 : 80);
    const options = { host, port, lookup: guardedLookup(this.config.fleetAllowPrivate) };
    const socket = isTls
      ? tls.connect({ ...options, ...(net.isIP(host) === 0 && { servername: host }) })
      : net.connect(options);
    signal.addEventListener('abort', () => socket.destroy(), { once: true });
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        resolve(socket instanceof tls.TLSSocket ? ofTls(socket) : ofPlain(socket));
      });
    });
  }
}

function ofTls(socket: tls.TLSSocket): TransportResult {
  return { kind: 'tls', validUntil: new Date(socket.getPeerCertificate().valid_to) };
}

function ofPlain(socket: net.Socket): TransportResult {
  return { kind: 'plain', isInside: !isAllowedAddress(socket.remoteAddress ?? '', false) };
}

const CERTIFICATE_PROBLEMS: Readonly<Record<string, 'expired' | 'other_host' | 'untrusted'>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other_host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
};

function toTransportResult(error: unknown): TransportResult {
  if (error instanceof AddressRefusedError) return { kind: 'refused_address' };
  const { code = '' } = error as NodeJS.ErrnoException;
  const problem = CERTIFICATE_PROBLEMS[code];
  if (problem) return { kind: 'certificate', problem };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { kind: 'dns' };
  return { kind: code === 'ETIMEDOUT' ? 'timeout' : 'tcp' };
}
