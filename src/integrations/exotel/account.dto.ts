import { ApiProperty } from '@nestjs/swagger';
import { BooleanField, TextListField } from '../../common/http/list-fields.js';
import { NoBodyAllowed } from '../../common/http/no-body-allowed.js';
import { IMPORT_OUTCOMES, VERIFICATION_OUTCOMES } from './exotel.model.js';
import type { ExophoneView, ImportResult, Verification } from './exotel.model.js';
import { UpdateAccountRequest } from './exotel.dto.js';

/** Credentials to look at without storing them; without a body the stored ones are looked at. */
@NoBodyAllowed()
export class VerifyRequest extends UpdateAccountRequest {}

export class VerificationResponse {
  @ApiProperty({ enum: VERIFICATION_OUTCOMES })
  outcome!: Verification['outcome'];

  @ApiProperty({ description: 'What the outcome means and what to do.' })
  detail!: string;

  @ApiProperty({
    description: 'The API base URL of the region that does know the account, or empty.',
    example: 'https://api.in.exotel.com',
  })
  suggested_api_base_url!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-04T05:50:05.000Z' })
  checked_at!: string;
}

export class ExophoneResponse {
  @ApiProperty({ example: '+918047112345' })
  number!: string;

  @ApiProperty({ example: '08047112345' })
  friendly_name!: string;

  @ApiProperty({ description: 'Whether the number can carry calls. Also `false` if Exotel does not say.' })
  voice!: boolean;

  @ApiProperty({
    description: 'The flow that its incoming calls go to, or empty.',
    example: 'http://my.exotel.com/acmevoice1/exoml/start_voice/70001',
  })
  flow_url!: string;

  @ApiProperty({ description: "The number's ID in this service, or empty.", example: '' })
  did_id!: string;
}

export class ExophonesResponse {
  @ApiProperty({ type: [ExophoneResponse] })
  items!: ExophoneResponse[];
}

export class ImportRequest {
  @TextListField({
    description:
      'Numbers of the account, in any spelling. Any that do not belong to the account are reported, not added.',
    example: ['+918047112345', '080-4711-2346'],
    minItems: 1,
    maxItems: 500,
    maxLength: 64,
  })
  numbers!: string[];

  @BooleanField({ description: 'Only report what would be done.', example: false })
  dry_run?: boolean;
}

export class ImportResultResponse {
  @ApiProperty({ example: '080-4711-2346' })
  number!: string;

  @ApiProperty({ enum: IMPORT_OUTCOMES })
  outcome!: ImportResult['outcome'];

  @ApiProperty({
    description: "The number's ID in this service, or empty.",
    example: '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b',
  })
  did_id!: string;
}

export class ImportResponse {
  @ApiProperty()
  dry_run!: boolean;

  @ApiProperty({
    type: [ImportResultResponse],
    description: 'One result for each number, in the order given.',
  })
  results!: ImportResultResponse[];
}

export function toVerificationResponse(verification: Verification): VerificationResponse {
  return {
    outcome: verification.outcome,
    detail: verification.detail,
    suggested_api_base_url: verification.suggestedApiBaseUrl,
    checked_at: verification.checkedAt.toISOString(),
  };
}

export function toExophonesResponse(exophones: readonly ExophoneView[]): ExophonesResponse {
  return {
    items: exophones.map((exophone) => ({
      number: exophone.number,
      friendly_name: exophone.friendlyName,
      voice: exophone.hasVoice === true,
      flow_url: exophone.flowUrl,
      did_id: exophone.didId,
    })),
  };
}

export function toImportResponse(dryRun: boolean, results: readonly ImportResult[]): ImportResponse {
  return {
    dry_run: dryRun,
    results: results.map(({ number, outcome, didId }) => ({ number, outcome, did_id: didId })),
  };
}
