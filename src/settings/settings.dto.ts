import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { checkedBy } from '../common/http/checked-by.js';
import { coreFleetFault, tidyCoreFleet } from './core-fleet.js';
import type { FleetSettings } from './settings.model.js';

/** Schemes in capitals and other spaces around are understood too; whether it is a URL no pattern can say. */
const FLEET_URL = '^ *(?:https?|wss?)://[^/\\s\\\\?#@]{1,255}(?:/[^\\s\\\\?#]{0,1780})? *$';
const EXAMPLE = ['https://core-1.example.com', 'https://core-2.example.com'];

export class ReplaceFleetRequest {
  @ApiProperty({
    description:
      'Base URLs of the CXB Core hosts: http(s) or ws(s), without user info, query or fragment. Trailing slashes ' +
      'are removed, and no URL may appear twice. Every WebSocket URL is built from the first one. `null`, `""` and ' +
      '`[]` clear the list.',
    example: EXAMPLE,
    required: false,
    oneOf: [
      { type: 'array', items: { type: 'string', pattern: FLEET_URL }, maxItems: 64, uniqueItems: true },
      { type: 'string', maxLength: 0 },
      { type: 'null' },
    ],
  })
  @Transform(({ value }: { value: unknown }) => tidyCoreFleet(value))
  @checkedBy(coreFleetFault)
  core_fleet?: string[];
}

/** For Swagger UI, which offers the first one to be sent: that one changes nothing. */
export const REPLACE_FLEET_EXAMPLES = {
  nothing: { summary: 'Change nothing', value: {} },
  hosts: { summary: 'Replace the stored hosts', value: { core_fleet: EXAMPLE } },
};

export class SettingsResponse {
  @ApiProperty({ type: [String], example: EXAMPLE })
  core_fleet!: string[];

  @ApiProperty({ type: 'string', nullable: true, format: 'date-time', example: '2026-03-04T05:50:05.000Z' })
  updated_at!: string | null;
}

export function toSettingsResponse(settings: FleetSettings): SettingsResponse {
  return {
    core_fleet: [...settings.coreFleet],
    updated_at: settings.updatedAt?.toISOString() ?? null,
  };
}
