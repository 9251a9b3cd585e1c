import path from 'node:path';
import fastifyCors from '@fastify/cors';
import { NestFactory } from '@nestjs/core';
import { getConnectionToken } from '@nestjs/mongoose';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { LogController } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { NotFoundError } from './common/errors/http.errors.js';
import { ProblemFilter, sendProblem } from './common/errors/problem.filter.js';
import { boundConnections } from './common/http/bounded-connections.js';
import { endConnectionsAtStop } from './common/http/connections-at-stop.js';
import { tagAnswers } from './common/http/etag.js';
import { acceptJsonOnly } from './common/http/json-body.js';
import { answerOddRequests } from './common/http/odd-requests.js';
import { PromptAdapter } from './common/http/prompt-adapter.js';
import { refuseBrokenRequest } from './common/http/raw-problem.js';
import { requestIdOf, stampAnswer, watchRequests } from './common/http/request-log.js';
import { RouteTable } from './common/http/route-table.js';
import { sendSafetyHeaders } from './common/http/safety-headers.js';
import { sendWrittenAnswers } from './common/http/written-answer.js';
import { NestLogger } from './common/log/logger.js';
import type { AppConfig } from './config/config.js';
import { toDatabaseProblem } from './database/database.errors.js';
import { acceptFormsOnCallbacks } from './integrations/test-calls/callback-body.js';
import { Metrics } from './metrics/metrics.js';
import { createOpenApiDocument } from './openapi.js';
import { servePage } from './page/serve-page.js';
import { Tracing } from './tracing/tracing.js';

/** Where `npm run build` puts the page; the same place seen from `src`, from `build` and from `dist`. */
const BUILT_PAGE = path.resolve(import.meta.dirname, '../dist/web');

/** What a request under way at a stop is given beyond the longest answer of Exotel. */
const STOP_SPARE_MS = 5_000;

/** The whole service, ready to listen; `main.ts` and the end-to-end tests share it. */
export async function createApp(config: AppConfig, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = createAdapter(config, logger);
  const fastify = adapter.getInstance<FastifyInstance>();
  const routes = new RouteTable();
  routes.listenTo(fastify);

  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(logger),
  });
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.useGlobalFilters(new ProblemFilter(routes, [toDatabaseProblem]));
  acceptJsonOnly(fastify);
  acceptFormsOnCallbacks(fastify);
  const tracing = app.get(Tracing);
  boundConnections(fastify, {
    pipelined: config.connections.pipelined,
    stillMs: config.connections.stillMs + 2 * config.exotelTimeoutMs,
  });
  tracing.followRequests(fastify);
  tracing.followCommands(app.get<Connection>(getConnectionToken()));
  watchRequests(fastify, app.get(Metrics));
  answerOddRequests(fastify);
  endConnectionsAtStop(fastify, config.exotelTimeoutMs + STOP_SPARE_MS);
  tagAnswers(fastify);
  sendWrittenAnswers(fastify);
  sendSafetyHeaders(fastify);
  await allowOrigins(fastify, config);
  if (config.swagger) serveDocumentation(app);
  if (!(await servePage(fastify, BUILT_PAGE))) {
    logger.warn('The page is not built, so none is served: npm run build');
  }
  await app.init();
  return app;
}

function createAdapter(config: AppConfig, logger: Logger): PromptAdapter {
  const { connections } = config;
  return new PromptAdapter({
    loggerInstance: logger,
    genReqId: requestIdOf,
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    // There is no middleware for it to run.
    skipMiddie: true,
    // Fastify's own refusal at a stop is no problem document.
    return503OnClosing: false,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    requestTimeout: connections.requestMs,
    // Node alone would give headers a minute, and look at both limits every 30 s.
    http: {
      headersTimeout: connections.headersMs,
      connectionsCheckingInterval: connections.checkMs,
      requireHostHeader: false,
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 8_192 },
    clientErrorHandler: refuseBrokenRequest,
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      stampAnswer(request, reply);
      sendProblem(request, reply, new NotFoundError());
    },
  });
}

async function allowOrigins(fastify: FastifyInstance, config: AppConfig): Promise<void> {
  if (config.corsOrigins.length === 0) return;
  await fastify.register(fastifyCors, {
    origin: [...config.corsOrigins],
    methods: ['GET', 'PUT', 'POST', 'DELETE'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'If-Match',
      'If-None-Match',
      'Idempotency-Key',
      'Last-Event-ID',
      'X-Request-Id',
    ],
    exposedHeaders: ['ETag', 'Location', 'X-Request-Id', 'Retry-After', 'Idempotency-Replayed'],
    maxAge: 600,
    // Else a request without an Origin is told in plain text that it is no preflight.
    strictPreflight: false,
  });
}

/** Built at the first visit: the document costs a start 200 ms and 20 MB. */
function serveDocumentation(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: 'api/docs-json',
    customSiteTitle: 'CXB Exotel integration',
  });
}
