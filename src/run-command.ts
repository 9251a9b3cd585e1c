import 'reflect-metadata';
import { Module } from '@nestjs/common';
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TimeModule } from './common/time/time.module.js';
import { ConfigModule } from './config/config.module.js';
import type { AppConfig } from './config/config.js';
import { loadConfig } from './config/load-config.js';
import { foundSecrets } from './config/local-secrets.js';
import { StartRefusedError } from './database/database.errors.js';
import { Database } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { holdsStore } from './database/embedded/sound-folder.js';
import { explainStartFailure } from './explain-start-failure.js';
import { TracingModule } from './tracing/tracing.module.js';

@Module({})
class CommandModule {
  static with(config: AppConfig, feature: Type): DynamicModule {
    const imports = [ConfigModule.with(config), TimeModule, TracingModule, DatabaseModule, feature];
    return { module: CommandModule, imports };
  }
}

type Command = (app: INestApplicationContext) => Promise<number>;

/**
 * Runs a command of ours on the service's database and ends the process with the exit code that it gives. `prepare`
 * reads its options, before anything is opened.
 */
export async function runCommand(feature: Type, usage: string, prepare: () => Command): Promise<void> {
  // Whoever reads no further, like `head`, wants no more.
  process.stdout.once('error', () => process.exit(1));
  try {
    if (process.argv.includes('--help')) process.stdout.write(`${usage}\n`);
    else process.exitCode = await runIn(prepare(), feature);
  } catch (error) {
    process.stderr.write(`${explainStartFailure(error)}\n`);
    process.exitCode = 1;
  }
}

/** What the service itself would run on; a command that found nothing there would say that all is well. */
function configOfService(): AppConfig {
  const config = loadConfig(foundSecrets);
  for (const warning of config.warnings) process.stderr.write(`${warning}\n`);
  if (config.mongodbUri !== undefined || holdsStore(config.dataDir)) return config;
  throw new StartRefusedError(
    `DATA_DIR (${config.dataDir}) holds no store: set it to the folder of the service, or set MONGODB_URI as the service has it.`,
  );
}

async function runIn(command: Command, feature: Type): Promise<number> {
  const app = await NestFactory.createApplicationContext(CommandModule.with(configOfService(), feature), {
    logger: false,
    abortOnError: false,
  });
  try {
    const database = app.get(Database);
    if (!database.isReady) {
      throw new StartRefusedError(
        `The database cannot be reached (${database.reason}): check MONGODB_URI and that MongoDB runs, then repeat the command.`,
      );
    }
    return await command(app);
  } finally {
    await app.close();
  }
}
