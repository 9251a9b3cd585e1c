import { Injectable } from '@nestjs/common';
import { SettingsService } from '../settings/settings.service.js';
import { toWebSocketBase } from './to-websocket-base.js';

@Injectable()
export class FleetService {
  constructor(private readonly settings: SettingsService) {}

  /** The address that every bot's WebSocket URL begins with, like `wss://core-1.example.com`. */
  async webSocketBase(): Promise<string> {
    const { coreFleet } = await this.settings.getFleet();
    return toWebSocketBase(coreFleet);
  }
}
