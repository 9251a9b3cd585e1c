import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../../common/http/fields.js';
import { normaliseToNumber } from '../exotel/normalise-to-number.js';
import { CALL_STATUSES } from './call-status.js';
import type { CallStatus } from './call-status.js';
import type { TestCall } from './test-call.model.js';

export class PlaceTestCallRequest {
  @TextField({
    description:
      'Whom to ring: an Indian mobile number in any usual spelling, or any number with `+` and its country code.',
    example: '+919000000000',
    maxLength: 64,
    isRequired: true,
    check: (text) =>
      normaliseToNumber(text) === null
        ? 'must be an Indian mobile number, or a possible number with + and its country code'
        : undefined,
  })
  to_number!: string;
}

export class TestCallResponse {
  @ApiProperty({ example: '7c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f' })
  id!: string;

  @ApiProperty({ example: '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b' })
  did_id!: string;

  @ApiProperty({ example: '+918047112345' })
  did_number!: string;

  @ApiProperty({ example: 'support-bot' })
  bot_id!: string;

  @ApiProperty({ example: '+919000000000' })
  to_number!: string;

  @ApiProperty({
    description: "Exotel's name for the call; empty until it gave one.",
    example: '9f3c1d5e7a2b4c6d8e0f1a2b3c4d1947',
  })
  call_sid!: string;

  @ApiProperty({ description: "Exotel's own word, kept as it is.", example: 'in-progress' })
  provider_status!: string;

  @ApiProperty({ enum: CALL_STATUSES })
  status!: CallStatus;

  @ApiProperty({ description: 'The `sub` of the token that asked for it.', example: 'ops@example.com' })
  requested_by!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-04T05:50:05.000Z' })
  created_at!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-04T05:50:05.000Z' })
  updated_at!: string;
}

/** The number to ring; the request's check has made sure that there is one. */
export function toNumberOf(request: PlaceTestCallRequest): string {
  return normaliseToNumber(request.to_number) ?? request.to_number;
}

export function toTestCallResponse(call: TestCall): TestCallResponse {
  return {
    id: call.id,
    did_id: call.didId,
    did_number: call.didNumber,
    bot_id: call.botId,
    to_number: call.toNumber,
    call_sid: call.callSid,
    provider_status: call.providerStatus,
    status: call.status,
    requested_by: call.requestedBy,
    created_at: call.createdAt.toISOString(),
    updated_at: call.updatedAt.toISOString(),
  };
}
