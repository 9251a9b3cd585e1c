import { ApiProperty } from '@nestjs/swagger';
import { hideUserInfo } from '../common/net/hide-user-info.js';
import type { FleetStatus } from './fleet.model.js';

export class HostStatusResponse {
  @ApiProperty({ example: 'https://core-1.example.com' })
  url!: string;

  @ApiProperty({ enum: ['healthy', 'unreachable'] })
  status!: 'healthy' | 'unreachable';

  @ApiProperty({ type: 'integer', example: 16 })
  total_capacity!: number;

  @ApiProperty({ type: 'integer', example: 13 })
  total_available!: number;

  @ApiProperty({
    type: 'integer',
    example: 3,
    description: 'The number of calls that the host is carrying now.',
  })
  worker_calls!: number;

  @ApiProperty({ type: 'integer', example: 16, description: "The number of the host's worker processes." })
  workers!: number;
}

export class FleetStatusResponse {
  @ApiProperty({ type: 'integer', example: 16, description: 'The total across the healthy hosts.' })
  total_capacity!: number;

  @ApiProperty({ type: 'integer', example: 3 })
  active_calls!: number;

  @ApiProperty({ type: 'integer', example: 13 })
  available!: number;

  @ApiProperty({ type: [HostStatusResponse] })
  workers!: HostStatusResponse[];
}

export function toFleetStatusResponse(status: FleetStatus): FleetStatusResponse {
  return {
    total_capacity: status.totalCapacity,
    active_calls: status.activeCalls,
    available: status.available,
    workers: status.hosts.map(({ url, health }) => ({
      // An adopted fleet may hold a password; admins read this.
      url: hideUserInfo(url, ''),
      status: health ? 'healthy' : 'unreachable',
      total_capacity: health?.capacity ?? 0,
      total_available: health?.available ?? 0,
      worker_calls: health?.calls ?? 0,
      workers: health?.workers ?? 0,
    })),
  };
}
