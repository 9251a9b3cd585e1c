import { ApiProperty } from '@nestjs/swagger';
import { oneOf, TextField } from '../common/http/fields.js';
import { toPageCursor } from '../common/http/page-cursor.js';
import { given, PageQuery, toPage } from '../common/http/page-query.js';
import type { Page } from '../common/page.model.js';
import { AUDIT_ACTIONS } from './audit.model.js';
import type { AuditAction, AuditEntry, AuditQuery, AuditState } from './audit.model.js';

export class ListAuditQuery extends PageQuery {
  @TextField({ description: 'Only changes made by this user.', example: 'ops@example.com', maxLength: 320 })
  actor?: string;

  @TextField({
    ...oneOf('Only changes of this type', AUDIT_ACTIONS),
    example: 'credentials.update',
    maxLength: 32,
  })
  action?: string;

  @TextField({
    description: 'Only changes to this number, and test calls from it.',
    example: '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b',
    maxLength: 256,
  })
  did_id?: string;
}

const STATE = { type: 'object', nullable: true, additionalProperties: true } as const;

export class AuditEntryResponse {
  @ApiProperty({ example: '5b1c2d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e' })
  id!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-04T05:50:05.000Z' })
  at!: string;

  @ApiProperty({
    description: "The token's `sub`, or `keys:rotate` or `service` if the service itself made the change.",
    example: 'ops@example.com',
  })
  actor!: string;

  @ApiProperty({
    description: 'The role at the time of the change; empty for the service itself.',
    example: 'super_admin',
  })
  role!: string;

  @ApiProperty({ enum: AUDIT_ACTIONS })
  action!: AuditAction;

  @ApiProperty({
    description: 'The path of what changed, relative to `/api/v1`.',
    example: 'integrations/exotel/dids/0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b',
  })
  target!: string;

  @ApiProperty({
    description: 'The `X-Request-Id` of the request.',
    example: '8f14e45f-ceea-467f-a0e6-4f8c1d2b3a45',
  })
  request_id!: string;

  @ApiProperty({ description: 'The address that the request came from.', example: '203.0.113.7' })
  address!: string;

  @ApiProperty({
    ...STATE,
    description:
      'The state before the change: for an update, only the fields that it changed; `null` if there was nothing. ' +
      'A secret is shown as a fingerprint, `{key id}:{12 characters}`, which differs when the secret does and ' +
      'reveals nothing else, or as `unreadable` if none of the configured keys could open it.',
    example: { label: 'Support line' },
  })
  before!: AuditState;

  @ApiProperty({
    ...STATE,
    description: 'The state after the change; `null` if it was removed.',
    example: { label: 'Sales line' },
  })
  after!: AuditState;
}

export class AuditPageResponse {
  @ApiProperty({ type: [AuditEntryResponse], description: 'Newest first.' })
  items!: AuditEntryResponse[];

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Pass this as `cursor` to get the next page; `null` on the last page.',
  })
  next_cursor!: string | null;
}

export function toAuditQuery(query: ListAuditQuery): AuditQuery {
  return {
    actor: given(query.actor),
    action: given(query.action) as AuditAction | undefined,
    didId: given(query.did_id),
    ...toPage(query),
  };
}

export function toAuditPageResponse({ items, next }: Page<AuditEntry>): AuditPageResponse {
  return { items: items.map(toAuditEntryResponse), next_cursor: next && toPageCursor(next) };
}

function toAuditEntryResponse(entry: AuditEntry): AuditEntryResponse {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    actor: entry.actor.sub,
    role: entry.actor.role,
    action: entry.action,
    target: entry.target,
    request_id: entry.actor.requestId,
    address: entry.actor.address,
    before: entry.before,
    after: entry.after,
  };
}
