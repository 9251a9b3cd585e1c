import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../../common/http/fields.js';
import { NoBodyAllowed } from '../../common/http/no-body-allowed.js';
import { CHECK_NAMES, CHECK_STATUSES } from './check.model.js';
import type { Check, CheckName, CheckStatus, LastCheck, Preflight, Probe } from './check.model.js';

@NoBodyAllowed()
export class CheckRequest {
  @TextField({
    description:
      '`handshake` (the default) opens and closes the WebSocket, which costs the bot nothing. `bot` also begins a ' +
      "call, which starts the bot's pipeline, and waits for the first sign of the bot.",
    example: 'handshake',
    maxLength: 9,
    pattern: /^(?:handshake|bot)$/,
    message: 'must be handshake or bot',
  })
  probe?: string;
}

export class CheckResponse {
  @ApiProperty({ enum: CHECK_NAMES })
  name!: CheckName;

  @ApiProperty({ enum: CHECK_STATUSES })
  status!: CheckStatus;

  @ApiProperty({ example: 'The flow belongs to another Exotel account.' })
  detail!: string;

  @ApiProperty({ example: 'Set a flow of the account whose credentials are stored.' })
  next_step!: string;

  @ApiProperty({ type: 'integer', example: 120 })
  took_ms!: number;
}

export class PreflightResponse {
  @ApiProperty({ description: '`true` if no check failed.' })
  ok!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-03-04T05:50:05.000Z' })
  checked_at!: string;

  @ApiProperty({ type: 'integer', example: 480 })
  took_ms!: number;

  @ApiProperty({ type: [CheckResponse] })
  checks!: CheckResponse[];
}

export class LastCheckResponse {
  @ApiProperty({ example: '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b' })
  did_id!: string;

  @ApiProperty({ description: '`true` if no check failed.' })
  ok!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-03-04T05:50:05.000Z' })
  checked_at!: string;

  @ApiProperty({
    description:
      '`true` if the bot, flow URL, WebSocket URL or credentials are no longer the ones that were checked, or if that ' +
      'is not known. `ok` then says nothing about the number as it is now.',
    example: false,
  })
  outdated!: boolean;

  @ApiProperty({
    enum: CHECK_NAMES,
    isArray: true,
    description: 'The checks that failed. The whole result says what to do.',
    example: ['flow_url'],
  })
  failed!: CheckName[];

  @ApiProperty({
    enum: CHECK_NAMES,
    isArray: true,
    description: 'The checks that gave a warning.',
    example: [],
  })
  warned!: CheckName[];

  @ApiProperty({
    enum: CHECK_NAMES,
    isArray: true,
    description: 'The checks that were inconclusive.',
    example: ['number_owned'],
  })
  unknown!: CheckName[];
}

export class LastChecksResponse {
  @ApiProperty({
    type: [LastCheckResponse],
    description: 'In the order of the numbers. Numbers that were never checked are omitted.',
  })
  items!: LastCheckResponse[];
}

export function toProbe({ probe }: CheckRequest): Probe {
  return probe === 'bot' ? 'bot' : 'handshake';
}

export function toCheckResponse(check: Check): CheckResponse {
  return {
    name: check.name,
    status: check.status,
    detail: check.detail,
    next_step: check.nextStep,
    took_ms: check.tookMs,
  };
}

export function toPreflightResponse(preflight: Preflight): PreflightResponse {
  return {
    ok: preflight.ok,
    checked_at: preflight.checkedAt.toISOString(),
    took_ms: preflight.tookMs,
    checks: preflight.checks.map(toCheckResponse),
  };
}

export function toLastChecksResponse(checks: readonly LastCheck[]): LastChecksResponse {
  return {
    items: checks.map((check) => ({
      did_id: check.didId,
      ok: check.ok,
      checked_at: check.checkedAt.toISOString(),
      outdated: check.isOutdated,
      failed: namesOf(check, 'fail'),
      warned: namesOf(check, 'warn'),
      unknown: namesOf(check, 'unknown'),
    })),
  };
}

function namesOf({ verdicts }: LastCheck, wanted: CheckStatus): CheckName[] {
  return verdicts.filter(({ status }) => status === wanted).map(({ name }) => name);
}
