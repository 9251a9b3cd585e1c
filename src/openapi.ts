import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ProblemResponse } from './common/http/problem.dto.js';
import { PROBLEM_STATUS, problemContent, problemDescription } from './common/http/api-problems.js';
import { REQUEST_ID } from './common/http/request-log.js';
import { safePath } from './common/http/safe-path.js';

const EXAMPLE_ID = '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The OpenAPI 3.1 document of everything that the app answers. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('CXB Exotel integration')
    .setDescription(
      'Manage Exotel credentials, phone numbers (DIDs), the WebSocket URLs of their bots, and test calls. ' +
        'Errors are returned as `application/problem+json` with a stable `code`.',
    )
    .setVersion('1')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description:
        'A platform token, without the word Bearer. Where this service generates its own secret (outside ' +
        'production), `npm run token -- --role super_admin` prints one.',
    });
  const document = SwaggerModule.createDocument(app, builder.build(), { extraModels: [ProblemResponse] });
  for (const [address, path] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method] as Operation | undefined;
      if (!operation) continue;
      complete(operation);
      completeExamples(operation, address);
    }
  }
  closeJsonBodies(document);
  Object.assign((document.components ??= {}), { headers: HEADERS });
  return document;
}

/** Bodies that are JSON alone are strict; those that may be forms are a carrier's, which may say more than we read. */
function closeJsonBodies({ paths, components }: OpenAPIObject): void {
  const operations = Object.values(paths).flatMap((path) => METHODS.map((method) => path[method]));
  for (const operation of operations) {
    const { content = {} } = (operation?.requestBody ?? {}) as RequestBody;
    const [schema, ...others] = Object.values(content).map((media) => media.schema.$ref?.split('/').at(-1));
    if (schema === undefined || others.length > 0) continue;
    Object.assign(components?.schemas?.[schema] ?? {}, { additionalProperties: false });
  }
}

interface RequestBody {
  readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>;
}

interface Example {
  readonly value: object;
}

interface MediaType {
  examples?: Readonly<Record<string, Example>>;
}

interface Operation {
  description?: string;
  parameters?: { in: string; schema: { type?: unknown; example?: unknown } }[];
  responses: Record<string, { headers?: object; description: string; content?: Record<string, MediaType> }>;
  'x-required-role'?: string;
  'x-tagged'?: boolean;
}

const HEADERS = {
  'X-Request-Id': {
    description: "Identifies this request in the log. It is the caller's own ID if that matches the pattern.",
    schema: { type: 'string', pattern: REQUEST_ID.source },
  },
  ETag: {
    description: 'A strong ETag for the resource. It changes whenever anything in the response changes.',
    schema: { type: 'string' },
  },
  'Retry-After': {
    description: 'The number of seconds to wait before retrying.',
    schema: { type: 'integer', minimum: 1 },
  },
  'WWW-Authenticate': { description: 'How to authenticate.', schema: { const: 'Bearer' } },
} as const;

type Header = keyof typeof HEADERS;

/** What holds for every route: who may call it, and the errors that any of them can give. */
function complete(operation: Operation): void {
  const role = operation['x-required-role'];
  if (role) operation.description = `Requires the \`${role}\` role. ${operation.description ?? ''}`.trim();
  for (const code of ['internal_error', 'not_ready'] as const) {
    operation.responses[String(PROBLEM_STATUS[code])] ??= {
      description: problemDescription(PROBLEM_STATUS[code], [code]),
      content: problemContent([code]) as Record<string, MediaType>,
    };
  }
  completeQuery(operation);
  for (const [status, response] of Object.entries(operation.responses)) {
    // Where a status is described again, Swagger joins both; the last one names all codes.
    if (status >= '400') response.description = response.description.split('\n\n').at(-1) ?? '';
    const isTagged = operation['x-tagged'] === true && status < '400';
    const headers = (Object.keys(HEADERS) as Header[]).filter((header) => carries(header, status, isTagged));
    Object.assign((response.headers ??= {}), ...headers.map(refTo));
  }
  delete operation['x-tagged'];
}

/** What the examples of problems have of their route: its address, and the call that was asked for. */
function completeExamples({ responses }: Operation, address: string): void {
  const instance = safePath(address.replace(/\{\w+\}/g, EXAMPLE_ID));
  for (const { content } of Object.values(responses)) {
    const media = content?.['application/problem+json'];
    if (!media?.examples) continue;
    const completed = Object.entries(media.examples).map(([code, { value }]): [string, Example] => {
      const isOfCall = address.endsWith('/test-call') && code.startsWith('provider_');
      return [code, { value: { ...value, instance, ...(isOfCall && { test_call_id: EXAMPLE_ID }) } }];
    });
    media.examples = Object.fromEntries(completed);
  }
}

/** Swagger UI would fill a list's filters with examples, and find nothing. There is no null in a query. */
function completeQuery({ parameters = [] }: Operation): void {
  for (const { schema } of parameters.filter((parameter) => parameter.in === 'query')) {
    delete schema.example;
    if (Array.isArray(schema.type)) schema.type = 'string';
  }
}

function carries(header: Header, status: string, isTagged: boolean): boolean {
  switch (header) {
    case 'X-Request-Id':
      return true;
    case 'ETag':
      return isTagged;
    case 'WWW-Authenticate':
      return status === '401';
    case 'Retry-After':
      return status === '429' || status === '503';
  }
}

function refTo(header: Header): object {
  return { [header]: { $ref: `#/components/headers/${header}` } };
}
