import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../common/http/fields.js';
import type { SignedIn } from './sign-in.service.js';

export class SignInRequest {
  @TextField({
    description: 'The code from the fragment of the link that the service printed on startup.',
    example: 'c2lnbi1pbi1jb2RlLW9mLTMyLWNoYXJhY3RlcnM',
    maxLength: 128,
    isRequired: true,
    isSecret: true,
  })
  code!: string;
}

export class SignInResponse {
  @ApiProperty({ description: 'A bearer token with the `super_admin` role.' })
  token!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-04T13:50:05.000Z' })
  expires_at!: string;
}

export function toSignInResponse({ token, expiresAt }: SignedIn): SignInResponse {
  return { token, expires_at: expiresAt.toISOString() };
}
