import http from 'node:http';
import https from 'node:https';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { AxiosError } from 'axios';
import type { AxiosRequestConfig } from 'axios';
import { AppError } from '../../common/errors/app-error.js';
import { createOutboundHttp } from '../../common/net/outbound-http.js';
import { AppConfig } from '../../config/config.js';
import { Metrics } from '../../metrics/metrics.js';
import { Tracing } from '../../tracing/tracing.js';
import { isAllowedApiBaseUrl } from './api-base-url.js';
import {
  BaseUrlNotAllowedError,
  ProviderBadResponseError,
  ProviderRejectedError,
  ProviderTimeoutError,
  ProviderUnreachableError,
} from './exotel.errors.js';
import type { Asked } from './exotel.errors.js';
import type { Credentials } from './exotel.model.js';
import { parseAnswer } from './exotel.wire.js';
import type { Fields, Hide } from './exotel.wire.js';
import { secretsOf } from './hide-secrets.js';
import type { Secrets } from './hide-secrets.js';
import { SendWatch } from './send-watch.js';

/** 1 MiB: Exotel's answers have a few KiB. */
const MAX_ANSWER_BYTES = 1_048_576;

/** What lies idle for long may have been forgotten on the way, and would fail the next question. */
const POOL = { keepAlive: true, maxSockets: 32, timeout: 4_000 } as const;

/** One request to Exotel. */
export interface ExotelRequest {
  /** What it is for, as the metrics name it. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly version?: 'v1' | 'v2_beta';
  /** Below the account, like `Calls/connect`; `""` is the account itself. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly form?: URLSearchParams;
}

/** What Exotel answered, and what of it must not be repeated. */
export interface ExotelAnswer {
  readonly document: Fields;
  readonly secrets: Secrets;
}

/**
 * The way to Exotel's REST API and back. Every request is bounded in time (`EXOTEL_TIMEOUT_MS` for the whole of it)
 * and size, follows no redirect, uses no proxy of the environment, and goes to an allowed host only. Nothing is
 * retried here.
 */
@Injectable()
export class ExotelHttp implements OnApplicationShutdown {
  private readonly pool = {
    httpAgent: new http.Agent(POOL),
    httpsAgent: new https.Agent(POOL),
  };

  private readonly http = createOutboundHttp({ maxAnswerBytes: MAX_ANSWER_BYTES });

  constructor(
    private readonly config: AppConfig,
    private readonly metrics: Metrics,
    private readonly tracing: Tracing,
  ) {}

  /**
   * What is read of the document that Exotel answers with. An answer that cannot be read so is no success.
   * @throws what `readAnswer` throws, and
   * @throws BaseUrlNotAllowedError, ProviderRejectedError, ProviderBadResponseError, ProviderUnreachableError,
   * ProviderTimeoutError
   */
  async ask<T>(
    credentials: Credentials,
    request: ExotelRequest,
    readAnswer: (answer: ExotelAnswer) => T,
  ): Promise<T> {
    const stop = this.metrics.exotelRequests.startTimer({ operation: request.operation });
    const question = this.tracing.beginQuestion(`exotel ${request.operation}`, credentials.apiBaseUrl);
    try {
      const answer = readAnswer(await this.send(credentials, request));
      stop({ outcome: 'ok' });
      question.end('ok');
      return answer;
    } catch (error) {
      const outcome = error instanceof AppError ? error.code : 'error';
      stop({ outcome });
      question.end(outcome);
      throw error;
    }
  }

  onApplicationShutdown(): void {
    this.pool.httpAgent.destroy();
    this.pool.httpsAgent.destroy();
  }

  private async send(credentials: Credentials, request: ExotelRequest): Promise<ExotelAnswer> {
    if (!isAllowedApiBaseUrl(credentials.apiBaseUrl, this.config)) throw new BaseUrlNotAllowedError();
    const watch = new SendWatch();
    const answer = await this.http
      .request<string>({
        ...(request.form
          ? postOf(request.form)
          : { method: request.method, params: request.params, ...this.pool }),
        url: urlOf(credentials, request),
        auth: { username: credentials.apiKey, password: credentials.apiToken },
        transport: watch.transport,
        signal: AbortSignal.timeout(this.config.exotelTimeoutMs),
      })
      .catch((error: unknown) => {
        throw toProviderError(error, askedOf(request), watch.mayHaveBeenSent);
      });
    const secrets = secretsOf(credentials, request.form?.get('StatusCallback') ?? undefined);
    const document = await read(answer.status, answer.data, askedOf(request), secrets.hideIn);
    return { document, secrets };
  }
}

/** A fresh connection for each: a reset on a reused one would not tell whether the request had arrived. */
function postOf(form: URLSearchParams): AxiosRequestConfig {
  return {
    method: 'POST',
    data: form.toString(),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json, application/xml',
    },
    httpAgent: new http.Agent({ keepAlive: false }),
    httpsAgent: new https.Agent({ keepAlive: false }),
  };
}

function urlOf({ apiBaseUrl, accountSid }: Credentials, { version = 'v1', path }: ExotelRequest): string {
  const account = `${apiBaseUrl}/${version}/Accounts/${encodeURIComponent(accountSid)}`;
  return path === '' ? account : `${account}/${path}`;
}

/** Placing calls is all that we post. */
function askedOf({ method }: ExotelRequest): Asked {
  return method === 'POST' ? 'to call' : 'to tell';
}

async function read(httpStatus: number, body: string, asked: Asked, hide: Hide): Promise<Fields> {
  const answer = await parseAnswer(httpStatus, body, hide);
  switch (answer.kind) {
    case 'document':
      return answer.document;
    case 'unreadable':
      throw new ProviderBadResponseError(asked, answer.what);
    case 'refused':
      throw new ProviderRejectedError(asked, {
        httpStatus: answer.httpStatus,
        statedStatus: answer.statedStatus,
        code: answer.code,
        message: answer.message,
      });
  }
}

/** The original error stays behind: it carries the request with its Authorization header, which must reach no log. */
function toProviderError(error: unknown, asked: Asked, mayHaveBeenSent: boolean): AppError {
  const cause = new Error(error instanceof Error ? `${codeOf(error)} ${error.message}`.trim() : 'unknown');
  if (!mayHaveBeenSent) return new ProviderUnreachableError(asked, { cause });
  if (codeOf(error).startsWith('HPE_')) {
    return new ProviderBadResponseError(asked, 'it is not HTTP', { cause });
  }
  if (isTooLarge(error)) return new ProviderBadResponseError(asked, 'it is larger than 1 MiB', { cause });
  const isLate = error instanceof AxiosError && error.code === AxiosError.ERR_CANCELED;
  return new ProviderTimeoutError(asked, isLate ? 'late' : 'broken', { cause });
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function isTooLarge(error: unknown): boolean {
  return error instanceof AxiosError && error.message.includes('maxContentLength');
}
