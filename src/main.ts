import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import { SignInService } from './auth/sign-in.service.js';
import { createLogger } from './common/log/logger.js';
import type { AppConfig } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { explainStartFailure } from './explain-start-failure.js';

/**
 * How far garbage may grow over what lives before it is collected, in percent. V8's own measure lets a busy minute
 * double a process that shares its host with others, and gives nothing back.
 */
const GARBAGE_PERCENT = 50;

async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
  const config = loadConfig();
  const logger = await createLogger(config);
  for (const warning of config.warnings) logger.warn(warning);
  const app = await createApp(config, logger);
  stopOnSignal(app, logger);
  await app.listen(config.port, config.host);
  announce(app, config, logger);
}

function announce(app: NestFastifyApplication, config: AppConfig, logger: Logger): void {
  const { port } = app.getHttpServer().address() as { port: number };
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const url = `http://${host}:${port}`;
  logger.info(
    { url, port, database: config.mongodbUri === undefined ? 'embedded' : 'mongodb' },
    `Listening on ${url}`,
  );
  if (config.swagger) logger.info(`Swagger UI: ${url}/api/docs`);
  const link = app.get(SignInService).createLink(url);
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

main().catch((error: unknown) => {
  process.stderr.write(`${explainStartFailure(error)}\n`);
  process.exit(1);
});
