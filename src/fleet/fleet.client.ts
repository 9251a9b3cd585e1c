import http from 'node:http';
import https from 'node:https';
import { Injectable } from '@nestjs/common';
import { guardedLookup, refuseForbiddenLiteral } from '../common/net/guarded-lookup.js';
import { createOutboundHttp } from '../common/net/outbound-http.js';
import { AppConfig } from '../config/config.js';
import type { HostHealth } from './fleet.model.js';
import { parseHealth } from './fleet.wire.js';

/** A busy host legitimately takes 3 to 6 s. */
const TIMEOUT_MS = 20_000;
/** 256 KiB: a host names its workers. */
const MAX_ANSWER_BYTES = 262_144;

interface Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

/** Asks CXB Core hosts how they are. The addresses are an operator's, so it asks little and tells nothing of answers. */
@Injectable()
export class FleetClient {
  private readonly http = createOutboundHttp({
    maxAnswerBytes: MAX_ANSWER_BYTES,
    headers: { Accept: 'application/json' },
  });
  private readonly agents: Agents;

  constructor(private readonly config: AppConfig) {
    const connection = { keepAlive: false, lookup: guardedLookup(config.fleetAllowPrivate) };
    this.agents = { httpAgent: new http.Agent(connection), httpsAgent: new https.Agent(connection) };
  }

  /** A host's health; null for anything but a healthy answer within 20 s. Never throws. */
  async fetchHealth(baseUrl: string): Promise<HostHealth | null> {
    try {
      const url = new URL(`${baseUrl.replace(/^ws/i, 'http')}/health/fleet`);
      refuseForbiddenLiteral(url, this.config.fleetAllowPrivate);
      const answer = await this.http.get<string>(url.href, {
        ...this.agents,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return parseHealth(answer.status, answer.data);
    } catch {
      return null;
    }
  }
}
