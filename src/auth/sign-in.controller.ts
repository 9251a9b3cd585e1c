import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Anytime } from '../common/http/anytime.decorator.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/http/api-problems.js';
import { LimitsFailures } from '../limits/failure-limit.interceptor.js';
import { Public } from './roles.decorator.js';
import { SignInRequest, SignInResponse, toSignInResponse } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

/** Not there at all in production. */
@ApiTags('Signing in')
@Controller('sign-in')
export class SignInController {
  constructor(private readonly signIn: SignInService) {}

  @Post()
  @Public()
  @Anytime()
  @HttpCode(200)
  @LimitsFailures()
  @ApiOperation({
    summary: 'Exchange a one-time code for a token',
    description: 'Available outside production only. A code works once and expires after 10 minutes.',
  })
  @ApiOkResponse({ type: SignInResponse })
  @ApiProblems(...BODY_PROBLEMS, 'unauthenticated')
  exchange(@Body() body: SignInRequest): SignInResponse {
    return toSignInResponse(this.signIn.signIn(body.code));
  }
}
