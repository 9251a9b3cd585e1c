import { ApiProperty } from '@nestjs/swagger';

/** What we read of a StatusCallback; everything else in it is ignored. */
export class CallbackRequest {
  @ApiProperty({ required: false, example: '9f3c1d5e7a2b4c6d8e0f1a2b3c4d1947' })
  CallSid?: string;

  @ApiProperty({ required: false, example: 'completed' })
  Status?: string;

  @ApiProperty({
    required: false,
    example: 'terminal',
    description: '`answered` or `terminal`. Flow calls may have none.',
  })
  EventType?: string;
}
