/** What the documentation of Nest, Passport and Mongoose lead to when one follows it. */
import 'reflect-metadata';
import { Module, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { PassportModule } from '@nestjs/passport';
import { environment, openStore } from '../peer-environment.js';
import { JwtStrategy } from './auth.js';
import { HealthController, IntegrationController } from './integration.controller.js';
import { Integration, IntegrationSchema, Settings, SettingsSchema } from './integration.schema.js';
import { IntegrationService } from './integration.service.js';

const { uri, dbName } = await openStore();

@Module({
  imports: [
    MongooseModule.forRoot(uri, { dbName, autoIndex: false, autoCreate: false }),
    MongooseModule.forFeature([
      { name: Integration.name, schema: IntegrationSchema },
      { name: Settings.name, schema: SettingsSchema },
    ]),
    PassportModule,
  ],
  controllers: [HealthController, IntegrationController],
  providers: [JwtStrategy, IntegrationService],
})
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
await app.listen(environment.port, '127.0.0.1');
