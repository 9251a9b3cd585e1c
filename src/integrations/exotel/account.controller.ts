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
    summary: 'Ask Exotel whether credentials are good',
    description:
      'Without a body, or with `{}`, the stored ones, and the answer is kept; given ones are not stored, and what ' +
      'they leave out is taken from the stored ones. Rings nobody.',
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
    summary: 'What Exotel last said of the stored credentials',
    description: '`null` before the first.',
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
  @ApiOperation({ summary: "The account's numbers, as Exotel lists them now" })
  @ApiOkResponse({ type: ExophonesResponse })
  @ApiProblems(...UNUSABLE, ...PROVIDER)
  async listExophones(): Promise<ExophonesResponse> {
    return toExophonesResponse(await this.exophones.listExophones());
  }

  @Post('dids/import')
  @Roles('super_admin')
  @HttpCode(200)
  @ApiOperation({
    summary: "Add numbers of the account's list",
    description:
      'With the flow that Exotel has for each, and its name there as label, where that is another text.',
  })
  @ApiOkResponse({ type: ImportResponse })
  @ApiProblems(...BODY_PROBLEMS, ...UNUSABLE, ...PROVIDER)
  async importNumbers(@Body() body: ImportRequest, @CurrentActor() actor: Actor): Promise<ImportResponse> {
    const dryRun = body.dry_run ?? false;
    return toImportResponse(dryRun, await this.exophones.importNumbers(body.numbers, dryRun, actor));
  }
}
