import http from 'node:http';
import https from 'node:https';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import axios, { AxiosError } from 'axios';
import type { AxiosRequestConfig } from 'axios';
import { AppError } from '../../common/errors/app-error.js';
import { AppConfig } from '../../config/config.js';
import { Metrics } from '../../metrics/metrics.js';
import { isAllowedApiBaseUrl } from './api-base-url.js';
import { SendWatch } from './exotel-transport.js';
import {
  BaseUrlNotAllowedError,
  ProviderBadResponseError,
  ProviderRejectedError,
  ProviderTimeoutError,
  ProviderUnreachableError,
} from './exotel.errors.js';
import type { CallRequest, Credentials, ListedCall, ProviderCall } from './exotel.model.js';
import { parseCallAnswer, parseCallList, toConnectForm } from './exotel.wire.js';

/** 1 MiB: Exotel's answers have a few KiB. */
const MAX_ANSWER_BYTES = 1_048_576;

interface Answer {
  readonly status: number;
  readonly data: string;
}

/**
 * Speaks to Exotel's REST API. Every request is bounded in time (`EXOTEL_TIMEOUT_MS` for the whole of it) and size,
 * follows no redirect, uses no proxy of the environment, and goes to an allowed host only. Nothing is retried here.
 */
@Injectable()
export class ExotelClient implements OnApplicationShutdown {
  private readonly pool = {
    httpAgent: new http.Agent({ keepAlive: true, maxSockets: 32 }),
    httpsAgent: new https.Agent({ keepAlive: true, maxSockets: 32 }),
  };

  private readonly http = axios.create({
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    maxRedirects: 0,
    proxy: false,
    decompress: false,
    maxContentLength: MAX_ANSWER_BYTES,
    headers: { 'Accept-Encoding': 'identity', 'User-Agent': 'cxb-exotel-integration' },
  });

  constructor(
    private readonly config: AppConfig,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Asks Exotel to ring someone and connect them to a flow; success means dialling, not answered.
   * Each on a fresh connection: a reset on a reused one would not tell whether the request had arrived.
   * @throws ProviderRejectedError, ProviderBadResponseError, ProviderUnreachableError, ProviderTimeoutError
   */
  placeCall(credentials: Credentials, call: CallRequest): Promise<ProviderCall> {
    return this.measured('connect', async () => {
      const answer = await this.send(credentials, 'Calls/connect', {
        method: 'POST',
        data: toConnectForm(call).toString(),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Accept: 'application/json, application/xml',
        },
        httpAgent: new http.Agent({ keepAlive: false }),
        httpsAgent: new https.Agent({ keepAlive: false }),
      });
      return readCall(answer, credentials);
    });
  }

  /**
   * What Exotel says of a call now; safe to repeat.
   * @throws the same errors as `placeCall`
   */
  fetchCall(credentials: Credentials, callSid: string): Promise<ProviderCall> {
    return this.measured('call_details', async () => {
      const path = `Calls/${encodeURIComponent(callSid)}.json`;
      return readCall(await this.send(credentials, path, { method: 'GET', ...this.pool }), credentials);
    });
  }

  /**
   * The calls to `from` that Exotel lists as made between two times (`YYYY-MM-DD HH:mm:ss`); safe to repeat.
   * https://developer.exotel.com/api/call-details
   * @throws the same errors as `placeCall`
   */
  listCalls(credentials: Credentials, from: string, since: string, until: string): Promise<ListedCall[]> {
    return this.measured('call_list', async () => {
      const answer = await this.send(credentials, 'Calls.json', {
        method: 'GET',
        params: { From: from, DateCreated: `gte:${since};lte:${until}`, PageSize: 100 },
        ...this.pool,
      });
      const calls = answer.status === 200 ? parseCallList(answer.data) : undefined;
      if (calls) return calls;
      await readCall(answer, credentials);
      throw new ProviderBadResponseError('it is no list of calls');
    });
  }

  onApplicationShutdown(): void {
    this.pool.httpAgent.destroy();
    this.pool.httpsAgent.destroy();
  }

  private async send(credentials: Credentials, path: string, request: AxiosRequestConfig): Promise<Answer> {
    if (!isAllowedApiBaseUrl(credentials.apiBaseUrl, this.config)) throw new BaseUrlNotAllowedError();
    const watch = new SendWatch();
    try {
      return await this.http.request<string>({
        ...request,
        url: `${credentials.apiBaseUrl}/v1/Accounts/${encodeURIComponent(credentials.accountSid)}/${path}`,
        auth: { username: credentials.apiKey, password: credentials.apiToken },
        transport: watch.transport,
        signal: AbortSignal.timeout(this.config.exotelTimeoutMs),
      });
    } catch (error) {
      throw toProviderError(error, watch.mayHaveBeenSent);
    }
  }

  private async measured<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const stop = this.metrics.exotelRequests.startTimer({ operation });
    try {
      const result = await work();
      stop({ outcome: 'ok' });
      return result;
    } catch (error) {
      stop({ outcome: error instanceof AppError ? error.code : 'error' });
      throw error;
    }
  }
}

async function readCall({ status, data }: Answer, credentials: Credentials): Promise<ProviderCall> {
  const answer = await parseCallAnswer(status, data);
  switch (answer.kind) {
    case 'call':
      return answer.call;
    case 'unreadable':
      throw new ProviderBadResponseError(answer.what);
    case 'refused':
      throw new ProviderRejectedError({
        httpStatus: status,
        code: withoutSecrets(answer.code, credentials),
        message: withoutSecrets(answer.message, credentials),
      });
  }
}

/** A carrier that echoes our secrets must not make us repeat them. */
function withoutSecrets(text: string, { apiKey, apiToken }: Credentials): string {
  return text.replaceAll(apiKey, '***').replaceAll(apiToken, '***');
}

/**
 * The original error stays behind: it carries the request with its Authorization header, which must reach no log.
 */
function toProviderError(error: unknown, mayHaveBeenSent: boolean): AppError {
  const cause = new Error(error instanceof Error ? `${codeOf(error)} ${error.message}`.trim() : 'unknown');
  if (!mayHaveBeenSent) return new ProviderUnreachableError({ cause });
  if (codeOf(error).startsWith('HPE_')) return new ProviderBadResponseError('it is not HTTP', { cause });
  if (isTooLarge(error)) return new ProviderBadResponseError('it is larger than 1 MiB', { cause });
  return new ProviderTimeoutError({ cause });
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function isTooLarge(error: unknown): boolean {
  return error instanceof AxiosError && error.message.includes('maxContentLength');
}
