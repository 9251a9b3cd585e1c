import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import { SignInService } from './auth/sign-in.service.js';
import { createLogger } from './common/log/logger.js';
import type { AppConfig } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { explainStartFailure } from './explain-start-failure.js';
import { toUrls } from './to-urls.js';

async function main(): Promise<NestFastifyApplication> {
  const config = loadConfig();
  const logger = await createLogger(config);
  for (const warning of config.warnings) logger.warn(warning);
  const app = await createApp(config, logger);
  stopOnSignal(app, logger);
  await app.listen(config.port, config.host);
  announce(app, config, logger);
  return app;
}

function announce(app: NestFastifyApplication, config: AppConfig, logger: Logger): void {
  const { port } = app.getHttpServer().address() as { port: number };
  const { url, linkedUrl } = toUrls(config.host, port);
  logger.info(
    {
      url,
      port,
      database: config.mongodbUri === undefined ? 'embedded' : 'mongodb',
      encryption_key_ids: config.encryptionKeys.map(({ kid }) => kid),
    },
    `Listening on ${url}`,
  );
  if (config.swagger) logger.info(`Swagger UI: ${linkedUrl}/api/docs`);
  const link = app.get(SignInService).createLink(linkedUrl);
  if (link) logger.info(`Open the page as super_admin (works once, for 10 minutes): ${link}`);
}

function stopOnSignal(app: NestFastifyApplication, logger: Logger): void {
  let isStopping = false;
  const stop = (signal: string): void => {
    if (isStopping) return;
    isStopping = true;
    logger.info(`Stopping on ${signal}.`);
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'Could not stop cleanly.');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** The service once it listens; the build waits for it. */
export const started = main().catch((error: unknown) => {
  process.stderr.write(`${explainStartFailure(error)}\n`);
  process.exit(1);
});
