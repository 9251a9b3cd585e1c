import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '../auth/roles.decorator.js';
import { ApiProblems } from '../common/http/api-problems.js';
import { AuditPageResponse, ListAuditQuery, toAuditPageResponse, toAuditQuery } from './audit.dto.js';
import { AuditService } from './audit.service.js';

@ApiTags('Audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Roles('super_admin')
  @ApiOperation({
    summary: 'List who changed what, newest first',
    description: 'Covers every change to credentials, numbers and settings, and every test call.',
  })
  @ApiOkResponse({ type: AuditPageResponse })
  @ApiProblems('validation_failed')
  async list(@Query() query: ListAuditQuery): Promise<AuditPageResponse> {
    return toAuditPageResponse(await this.audit.listPage(toAuditQuery(query)));
  }
}
