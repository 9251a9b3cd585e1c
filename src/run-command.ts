import 'reflect-metadata';
import { Module } from '@nestjs/common';
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TimeModule } from './common/time/time.module.js';
import { ConfigModule } from './config/config.module.js';
import { loadConfig } from './config/load-config.js';
import { StartRefusedError } from './database/database.errors.js';
import { Database } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { explainStartFailure } from './explain-start-failure.js';
import { TracingModule } from './tracing/tracing.module.js';

@Module({})
class CommandModule {
  static with(feature: Type): DynamicModule {
    const imports = [ConfigModule.with(loadConfig()), TimeModule, TracingModule, DatabaseModule, feature];
    return { module: CommandModule, imports };
  }
}

/** Runs a command of ours on the service's database and ends the process with the exit code that it gives. */
export async function runCommand(
  feature: Type,
  command: (app: INestApplicationContext) => Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await runIn(feature, command);
  } catch (error) {
    process.stderr.write(`${explainStartFailure(error)}\n`);
    process.exitCode = 1;
  }
}

async function runIn(
  feature: Type,
  command: (app: INestApplicationContext) => Promise<number>,
): Promise<number> {
  const app = await NestFactory.createApplicationContext(CommandModule.with(feature), {
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
