import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ProblemResponse } from './common/http/problem.dto.js';
import { PROBLEM_STATUS } from './common/http/api-problems.js';
import { REQUEST_ID } from './common/http/request-log.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The OpenAPI 3.1 document of everything that the app answers. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('CXB Exotel integration')
    .setDescription(
      'Exotel credentials, phone numbers (DIDs), the WebSocket address of their bots, and test calls. ' +
        'Errors are `application/problem+json` with a stable `code`.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  const document = SwaggerModule.createDocument(app, builder.build(), { extraModels: [ProblemResponse] });
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method] as Operation | undefined;
      if (operation) complete(operation);
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

interface Operation {
  description?: string;
  parameters?: { in: string; schema: { type?: unknown; example?: unknown } }[];
  responses: Record<string, { headers?: object; description: string; content?: object }>;
  'x-required-role'?: string;
  'x-tagged'?: boolean;
}

const HEADERS = {
  'X-Request-Id': {
    description: "Names this request in the log; the caller's own, where it sent one of that form.",
    schema: { type: 'string', pattern: REQUEST_ID.source },
  },
  ETag: {
    description: 'The strong tag of the resource: it changes with anything in the answer.',
    schema: { type: 'string' },
  },
  'Retry-After': {
    description: 'In how many seconds to try again.',
    schema: { type: 'integer', minimum: 1 },
  },
  'WWW-Authenticate': { description: 'How to prove who asks.', schema: { const: 'Bearer' } },
} as const;

type Header = keyof typeof HEADERS;

/** What holds for every route: who may call it, and the errors that any of them can give. */
function complete(operation: Operation): void {
  const role = operation['x-required-role'];
  if (role) operation.description = `Needs the role \`${role}\`. ${operation.description ?? ''}`.trim();
  for (const code of ['internal_error', 'not_ready'] as const) {
    operation.responses[String(PROBLEM_STATUS[code])] ??= {
      description: `\`${code}\``,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemResponse' } } },
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
