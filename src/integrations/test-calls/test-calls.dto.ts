import { ApiProperty } from '@nestjs/swagger';
import type { Actor } from '../../audit/audit.model.js';
import { TextField } from '../../common/http/fields.js';
import { toPageCursor } from '../../common/http/page-cursor.js';
import type { Page } from '../../common/page.model.js';
import { ValidationFailedError } from '../../common/errors/http.errors.js';
import { NUMBER_SPELLING } from '../exotel/phone-number.js';
import { normaliseToNumber } from '../exotel/normalise-to-number.js';
import { CALL_STATUSES } from './call-status.js';
import type { CallStatus } from './call-status.js';
import { EXPLANATION_CODES, explain } from './explanation.js';
import { isIdempotencyKey, toIdempotency } from './idempotency.js';
import { CALL_EVENT_SOURCES } from './test-call.model.js';
import type { CallEventSource, TestCall, TestCallOrder } from './test-call.model.js';

const TIME = { format: 'date-time', example: '2026-03-04T05:50:05.000Z' } as const;

export class PlaceTestCallRequest {
  @TextField({
    description:
      'The number to call: an Indian mobile number in any usual spelling, or any number with `+` and its country code.',
    example: '+919000000000',
    maxLength: 64,
    isRequired: true,
    spelling: NUMBER_SPELLING,
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
    description: "Exotel's ID for the call; empty until Exotel has given one.",
    example: '9f3c1d5e7a2b4c6d8e0f1a2b3c4d1947',
  })
  call_sid!: string;

  @ApiProperty({ description: "Exotel's own word for the status, kept as it is.", example: 'in-progress' })
  provider_status!: string;

  @ApiProperty({ enum: CALL_STATUSES })
  status!: CallStatus;

  @ApiProperty({ description: 'The `sub` of the token that requested the call.', example: 'ops@example.com' })
  requested_by!: string;

  @ApiProperty(TIME)
  created_at!: string;

  @ApiProperty(TIME)
  updated_at!: string;
}

export class CallEventResponse {
  @ApiProperty(TIME)
  at!: string;

  @ApiProperty({ enum: CALL_EVENT_SOURCES })
  source!: CallEventSource;

  @ApiProperty({ enum: CALL_STATUSES })
  status!: CallStatus;

  @ApiProperty({ example: 'in-progress' })
  provider_status!: string;
}

export class ExplanationResponse {
  @ApiProperty({ enum: EXPLANATION_CODES })
  code!: string;

  @ApiProperty({
    description: "For a refusal that this service cannot explain further, it quotes Exotel's own words.",
    example: 'It rang, and nobody answered.',
  })
  summary!: string;

  @ApiProperty({ example: 'Try again when the person has the phone at hand.' })
  next_step!: string;
}

export class TestCallDetailResponse extends TestCallResponse {
  @ApiProperty({ type: [CallEventResponse], description: 'One event for each change of status.' })
  events!: CallEventResponse[];

  @ApiProperty({
    type: ExplanationResponse,
    required: false,
    description: 'Why the call ended badly, or is not known to have ended.',
  })
  explanation?: ExplanationResponse;
}

export class TestCallPageResponse {
  @ApiProperty({ type: [TestCallResponse], description: 'Newest first.' })
  items!: TestCallResponse[];

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Pass this as `cursor` to get the next page; `null` on the last page.',
  })
  next_cursor!: string | null;
}

/** @throws ValidationFailedError when the key is not one */
export function toOrder(
  didId: string,
  request: PlaceTestCallRequest,
  actor: Actor,
  idempotencyKey: string | undefined,
): TestCallOrder {
  // The request's check has made sure that there is one.
  const toNumber = normaliseToNumber(request.to_number) ?? request.to_number;
  if (idempotencyKey === undefined) return { didId, toNumber, actor };
  if (!isIdempotencyKey(idempotencyKey)) {
    throw new ValidationFailedError([
      { field: 'Idempotency-Key', message: 'must have 1 to 255 printable ASCII characters' },
    ]);
  }
  return {
    didId,
    toNumber,
    actor,
    idempotency: toIdempotency(idempotencyKey, actor.sub, didId, toNumber),
  };
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

export function toTestCallDetailResponse(call: TestCall): TestCallDetailResponse {
  const explanation = explain(call);
  return {
    ...toTestCallResponse(call),
    events: call.events.map((event) => ({
      at: event.at.toISOString(),
      source: event.source,
      status: event.status,
      provider_status: event.providerStatus,
    })),
    ...(explanation && {
      explanation: { code: explanation.code, summary: explanation.summary, next_step: explanation.nextStep },
    }),
  };
}

export function toTestCallPageResponse({ items, next }: Page<TestCall>): TestCallPageResponse {
  return { items: items.map(toTestCallResponse), next_cursor: next && toPageCursor(next) };
}
