import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { Pulse } from './pulse.js';

@Global()
@Module({ providers: [Clock, Pulse], exports: [Clock, Pulse] })
export class TimeModule {}
