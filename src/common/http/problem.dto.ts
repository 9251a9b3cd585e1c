import { ApiProperty } from '@nestjs/swagger';
import { PROBLEM_STATUS } from './api-problems.js';

export class FieldFaultResponse {
  @ApiProperty({ example: 'to_number' })
  field!: string;

  @ApiProperty({ example: 'is required' })
  message!: string;
}

export class ProviderFaultResponse {
  @ApiProperty({ type: 'integer', example: 403 })
  http_status!: number;

  @ApiProperty({ example: '340030' })
  code!: string;

  @ApiProperty({ example: 'Your account is not yet KYC compliant.' })
  message!: string;
}

/** `application/problem+json`, RFC 9457. */
export class ProblemResponse {
  @ApiProperty({ example: 'about:blank' })
  type!: string;

  @ApiProperty({ example: 'Bad Request' })
  title!: string;

  @ApiProperty({ type: 'integer', example: 400 })
  status!: number;

  @ApiProperty({ description: 'One sentence that a person can act on.' })
  detail!: string;

  @ApiProperty({ example: '/api/v1/integrations/exotel' })
  instance!: string;

  @ApiProperty({ enum: Object.keys(PROBLEM_STATUS) })
  code!: string;

  @ApiProperty({ example: '5b0f1d2c-3e4f-4a5b-8c6d-7e8f9a0b1c2d' })
  request_id!: string;

  @ApiProperty({ type: [FieldFaultResponse], required: false })
  errors?: FieldFaultResponse[];

  @ApiProperty({ type: ProviderFaultResponse, required: false, description: "Exotel's response." })
  provider?: ProviderFaultResponse;

  @ApiProperty({ required: false, description: 'The stored test call that this response is about.' })
  test_call_id?: string;
}
