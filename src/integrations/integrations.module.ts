import { Module } from '@nestjs/common';
import { ExotelModule } from './exotel/exotel.module.js';
import { KeysWatch } from './exotel/keys.watch.js';
import { PreflightModule } from './preflight/preflight.module.js';
import { TestCallsModule } from './test-calls/test-calls.module.js';

@Module({ imports: [ExotelModule, PreflightModule, TestCallsModule], providers: [KeysWatch] })
export class IntegrationsModule {}
