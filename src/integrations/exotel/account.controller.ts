import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../audit/audit.model.js';
import { CurrentActor } from '../../audit/current-actor.decorator.js';
import { Roles } from '../../auth/roles.decorator.js';
import { ApiTagged } from '../../common/http/api-headers.js';
import { ApiProblems, BODY_PROBLEMS } from '../../common/http/api-problems.js';
import { Tagged } from '../../common/http/etag.js';
import {
  ExophonesResponse,
  ImportRequest,
  ImportResponse,
  toExophonesResponse,
  toImportResponse,
  toVerificationResponse,
  VerificationResponse,
  VerifyRequest,
} from './account.dto.js';
import { toAccountChanges, VERIFY_EXAMPLES } from './exotel.dto.js';
import { ExophonesService } from './exophones.service.js';
import { VerificationService } from './verification.service.js';

const UNUSABLE = ['not_configured', 'base_url_not_allowed', 'credentials_unreadable'] as const;
const PROVIDER = [
  'provider_rejected',
  'provider_bad_response',
  'provider_unreachable',
  'provider_timeout',
] as const;

@ApiTags('Exotel')
@Controller('integrations/exotel')
export class AccountController {
  constructor(
    private readonly verification: VerificationService,
    private readonly exophones: ExophonesService,
  ) {}

  @Post('verify')
  @Roles('super_admin')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Verify credentials with Exotel',
    description:
      'Without a body, or with `{}`, verifies the stored credentials and keeps the result. Credentials that you send ' +
      'are not stored; fields that you omit are taken from the stored credentials. Nobody is called.',
  })
  @ApiBody({ type: VerifyRequest, required: false, examples: VERIFY_EXAMPLES })
  @ApiOkResponse({ type: VerificationResponse })
  @ApiProblems(...BODY_PROBLEMS, ...UNUSABLE)
  async verify(@Body() body: VerifyRequest): Promise<VerificationResponse> {
    return toVerificationResponse(await this.verification.verify(toAccountChanges(body)));
  }

  @Get('verification')
  @Roles('super_admin')
  @Tagged()
  @ApiOperation({
    summary: 'Get what Exotel last said about the stored credentials',
    description: 'Returns `null` if there is no result yet.',
  })
  @ApiOkResponse({
    schema: { oneOf: [{ $ref: '#/components/schemas/VerificationResponse' }, { type: 'null' }] },
  })
  @ApiTagged()
  async readVerification(): Promise<VerificationResponse | null> {
    const last = await this.verification.findLast();
    return last && toVerificationResponse(last);
  }

  @Get('exophones')
  @Roles('super_admin')
  @ApiOperation({ summary: "List the account's numbers as Exotel has them now" })
  @ApiOkResponse({ type: ExophonesResponse })
  @ApiProblems(...UNUSABLE, ...PROVIDER)
  async listExophones(): Promise<ExophonesResponse> {
    return toExophonesResponse(await this.exophones.listExophones());
  }

  @Post('dids/import')
  @Roles('super_admin')
  @HttpCode(200)
  @ApiOperation({
    summary: "Import numbers from the account's list",
    description:
      'Each number is added with the flow that Exotel has for it. Its name at Exotel, cut after 120 characters, ' +
      'becomes its label, unless that name is the number itself.',
  })
  @ApiOkResponse({ type: ImportResponse })
  @ApiProblems(...BODY_PROBLEMS, ...UNUSABLE, ...PROVIDER)
  async importNumbers(@Body() body: ImportRequest, @CurrentActor() actor: Actor): Promise<ImportResponse> {
    const dryRun = body.dry_run ?? false;
    return toImportResponse(dryRun, await this.exophones.importNumbers(body.numbers, dryRun, actor));
  }
}
