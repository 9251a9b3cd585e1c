import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../../common/http/fields.js';
import { apiBaseUrlFault, DEFAULT_API_BASE_URL, normaliseApiBaseUrl } from './api-base-url.js';
import { isConfigured } from './exotel.model.js';
import { FLOW_URL, isFlowUrl, MAX_FLOW_URL } from './flow-url-rule.js';
import type { AccountChanges, Did, DidChanges, DidView, IntegrationView, NewDid } from './exotel.model.js';
import { NUMBER_SPELLING, tidyDidNumber, toE164 } from './phone-number.js';
import { MAX_LABEL } from './to-label.js';

const NULLABLE_TIME = {
  type: 'string',
  nullable: true,
  format: 'date-time',
  example: '2026-03-04T05:50:05.000Z',
} as const;
const FLOW_EXAMPLE = 'http://my.exotel.com/acmevoice1/exoml/start_voice/70001';

const numberField = {
  description:
    'The ExoPhone. Spaces, dashes, dots and brackets are removed; otherwise it is stored and sent as given. It must ' +
    'be a possible phone number. Without a country code, it is read as an Indian number.',
  example: '+918047112345',
  maxLength: 64,
  spelling: NUMBER_SPELLING,
  check: numberFault,
} as const;

const labelField = {
  description: 'A name for people to read.',
  example: 'Support line',
  maxLength: MAX_LABEL,
} as const;

const botIdField = {
  description: 'The bot that answers this number.',
  example: 'support-bot',
  maxLength: 128,
  pattern: /^(?=\.*[A-Za-z0-9_~-])[A-Za-z0-9._~-]{1,128}$/,
  message: 'must consist of letters, digits and . _ ~ - only, and not of dots alone',
} as const;

const flowUrlField = {
  description: "The URL of the Exotel flow, as shown in Exotel's App Bazaar. Needed for a test call.",
  example: FLOW_EXAMPLE,
  maxLength: MAX_FLOW_URL,
  pattern: FLOW_URL,
  message: 'must be an absolute http(s) URL',
  check: flowUrlFault,
} as const;

const secretField = {
  maxLength: 256,
  pattern: /^[\x20-\x7e]{1,256}$/,
  message: 'must be printable ASCII characters',
  isSecret: true,
} as const;

export class UpdateAccountRequest {
  @TextField({
    description:
      'The account SID, a third value besides the key and the token. It is part of the path of every request to Exotel.',
    example: 'acmevoice1',
    maxLength: 128,
    pattern: /^(?=\.*[A-Za-z0-9_-])[A-Za-z0-9._-]{1,128}$/,
    message: 'must consist of letters, digits and . _ - only, and not of dots alone',
  })
  account_sid?: string;

  @TextField({ ...secretField, description: 'The API key. Never returned.', example: 'your-api-key' })
  api_key?: string;

  @TextField({
    ...secretField,
    description: 'The API token. Never returned.',
    example: 'your-api-token',
  })
  api_token?: string;

  @TextField({
    description:
      "The host of Exotel's API: `https://api.exotel.com` (Singapore), `https://api.in.exotel.com` (Mumbai), " +
      'another `https` host of `exotel.com` or `exotel.in`, or one that the service is configured to allow. A trailing `/v1` is removed. Clearing the field restores the default.',
    example: DEFAULT_API_BASE_URL,
    maxLength: 2_048,
    check: apiBaseUrlFault,
  })
  api_base_url?: string;
}

const GIVEN_ACCOUNT = {
  account_sid: 'acmevoice1',
  api_key: 'your-api-key',
  api_token: 'your-api-token',
  api_base_url: DEFAULT_API_BASE_URL,
};

/** For Swagger UI, which offers the first one to be sent: that one changes nothing. */
export const UPDATE_ACCOUNT_EXAMPLES = {
  nothing: { summary: 'Change nothing', value: {} },
  credentials: { summary: 'Replace the stored credentials', value: GIVEN_ACCOUNT },
};

export const VERIFY_EXAMPLES = {
  stored: { summary: 'Verify the stored credentials', value: {} },
  given: { summary: 'Verify credentials without storing them', value: GIVEN_ACCOUNT },
};

export class AddDidRequest {
  @TextField({ ...numberField, isRequired: true })
  number!: string;

  @TextField(labelField)
  label?: string;

  @TextField(botIdField)
  bot_id?: string;

  @TextField(flowUrlField)
  flow_url?: string;
}

export class UpdateDidRequest {
  @TextField({
    ...numberField,
    description: 'May be sent unchanged, in any spelling. A different number is refused.',
    // An adopted number may be one that could not be added.
    check: spellingFault,
  })
  number?: string;

  @TextField(labelField)
  label?: string;

  @TextField(botIdField)
  bot_id?: string;

  @TextField(flowUrlField)
  flow_url?: string;
}

export const UPDATE_DID_EXAMPLES = {
  label: { summary: 'Change the label', value: { label: 'Support line' } },
  bot: { summary: 'Change the bot', value: { bot_id: 'support-bot' } },
  flow: { summary: 'Change the flow', value: { flow_url: FLOW_EXAMPLE } },
};

export class TestCallOptionResponse {
  @ApiProperty({ example: '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b' })
  id!: string;

  @ApiProperty({ example: '+918047112345' })
  number!: string;

  @ApiProperty({ example: 'Support line' })
  label!: string;

  @ApiProperty({ example: 'support-bot' })
  bot_id!: string;
}

export class DidResponse extends TestCallOptionResponse {
  @ApiProperty({ example: FLOW_EXAMPLE })
  flow_url!: string;

  @ApiProperty({
    description: "The URL that the flow's Voicebot applet must call; empty if the number has no bot.",
    example: 'wss://core-1.example.com/exotel/support-bot',
  })
  websocket_url!: string;
}

export class IntegrationResponse {
  @ApiProperty({ enum: ['exotel'] })
  type!: 'exotel';

  @ApiProperty({ enum: ['configured', 'not_configured'] })
  status!: 'configured' | 'not_configured';

  @ApiProperty({
    description: '`true` only if the account SID, the API key and the API token are all stored.',
  })
  credentials_configured!: boolean;

  @ApiProperty({ example: 'acmevoice1' })
  account_sid!: string;

  @ApiProperty({ example: DEFAULT_API_BASE_URL })
  api_base_url!: string;

  @ApiProperty({ type: [DidResponse], description: 'In the order in which they were added.' })
  dids!: DidResponse[];

  @ApiProperty(NULLABLE_TIME)
  created_at!: string | null;

  @ApiProperty(NULLABLE_TIME)
  updated_at!: string | null;
}

export class TestCallOptionsResponse {
  @ApiProperty()
  credentials_configured!: boolean;

  @ApiProperty({
    type: [TestCallOptionResponse],
    description: 'The numbers that a test call can be made from.',
  })
  dids!: TestCallOptionResponse[];
}

export function toAccountChanges(request: UpdateAccountRequest): AccountChanges {
  return {
    accountSid: request.account_sid,
    apiKey: request.api_key,
    apiToken: request.api_token,
    apiBaseUrl: request.api_base_url,
  };
}

export function toNewDid(request: AddDidRequest): NewDid {
  return { ...toDidChanges(request), number: tidyDidNumber(request.number) ?? request.number };
}

export function toDidChanges(request: UpdateDidRequest): DidChanges {
  return {
    number: request.number === undefined ? undefined : (tidyDidNumber(request.number) ?? request.number),
    label: request.label,
    botId: request.bot_id,
    flowUrl: request.flow_url,
  };
}

export function toDidResponse(did: DidView): DidResponse {
  return {
    id: did.id,
    number: did.number,
    label: did.label,
    bot_id: did.botId,
    flow_url: did.flowUrl,
    websocket_url: did.websocketUrl,
  };
}

export function toIntegrationResponse(integration: IntegrationView): IntegrationResponse {
  const configured = isConfigured(integration);
  return {
    type: 'exotel',
    status: configured ? 'configured' : 'not_configured',
    credentials_configured: configured,
    account_sid: integration.accountSid,
    api_base_url: normaliseApiBaseUrl(integration.apiBaseUrl) ?? integration.apiBaseUrl,
    dids: integration.dids.map(toDidResponse),
    created_at: integration.createdAt?.toISOString() ?? null,
    updated_at: integration.updatedAt?.toISOString() ?? null,
  };
}

export function toTestCallOptionsResponse(options: {
  isConfigured: boolean;
  dids: readonly Did[];
}): TestCallOptionsResponse {
  return {
    credentials_configured: options.isConfigured,
    dids: options.dids.map((did) => ({
      id: did.id,
      number: did.number,
      label: did.label,
      bot_id: did.botId,
    })),
  };
}

function numberFault(text: string): string | undefined {
  const isPossible = toE164(tidyDidNumber(text) ?? '') !== null;
  return spellingFault(text) ?? (isPossible ? undefined : 'must be a possible phone number');
}

function spellingFault(text: string): string | undefined {
  return tidyDidNumber(text) === null
    ? 'must be an optional + and 3 to 15 digits, besides spaces, dashes, dots and brackets'
    : undefined;
}

function flowUrlFault(text: string): string | undefined {
  return isFlowUrl(text) ? undefined : 'must be an absolute http(s) URL';
}
