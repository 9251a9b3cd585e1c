import http from 'node:http';
import https from 'node:https';
import { Injectable, Logger } from '@nestjs/common';
import { guardedLookup, refuseForbiddenLiteral } from '../common/net/guarded-lookup.js';
import { createOutboundHttp } from '../common/net/outbound-http.js';
import { AppConfig } from '../config/config.js';
import type { HostHealth } from './fleet.model.js';
import { parseHealth } from './fleet.wire.js';

/** 256 KiB: a host names its workers. */
const MAX_ANSWER_BYTES = 262_144;

interface Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

/** Asks CXB Core hosts how they are. The addresses are an operator's, so it asks little and tells nothing of answers. */
@Injectable()
export class FleetClient {
  private readonly logger = new Logger('Fleet');
  private readonly http = createOutboundHttp({
    maxAnswerBytes: MAX_ANSWER_BYTES,
    headers: { Accept: 'application/json' },
  });

  constructor(private readonly config: AppConfig) {}

  /** The health that a host tells there; null for anything but a healthy answer within `healthMs`. Never throws. */
  async fetchHealth(healthUrl: string): Promise<HostHealth | null> {
    try {
      const url = new URL(healthUrl);
      refuseForbiddenLiteral(url, this.config.fleetAllowPrivate);
      const signal = AbortSignal.timeout(this.config.probes.healthMs);
      const answer = await this.http.get<string>(url.href, {
        ...this.agents(signal),
        signal,
      });
      return parseHealth(answer.status, answer.data);
    } catch (error) {
      const { code, name } = error as NodeJS.ErrnoException;
      this.logger.debug({
        msg: 'A Core host could not be asked.',
        host: hostOf(healthUrl),
        reason: code ?? name,
      });
      return null;
    }
  }

  /** Of one question, which is all that their lookup waits for. */
  private agents(signal: AbortSignal): Agents {
    const { fleetAllowPrivate, probes } = this.config;
    const connection = { keepAlive: false, lookup: guardedLookup(fleetAllowPrivate, signal) };
    const { trustedCa } = probes;
    return {
      httpAgent: new http.Agent(connection),
      httpsAgent: new https.Agent({ ...connection, ...(trustedCa !== undefined && { ca: trustedCa }) }),
    };
  }
}

/** `host:port`, without a user and a password. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}
