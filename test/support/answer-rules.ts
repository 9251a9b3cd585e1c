import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Answer } from './api.js';

const PROBLEM_MEMBERS = new Set([
  ...['type', 'title', 'status', 'detail', 'instance', 'code', 'request_id'],
  ...['errors', 'provider', 'test_call_id'],
]);
const LIBRARIES =
  /nestjs|fastify|mongo|mongoose|bson|axios|xml2js|\bsax\b|passport|jose|jwt|zod|class-validator|ajv|undici|lmdb/i;
const STACK = /\bat \S+ \(|\.(?:ts|js|mjs):\d+|node_modules|node:internal/;

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema?: any }>> }>
  >;
}

/** What must hold for every answer of the app, whatever the test that caused it is about. */
export class AnswerRules {
  private readonly routes: { path: RegExp; pattern: string }[];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenAPIObject) {
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.ajv);
    this.ajv.addSchema(closed(document), 'api');
    this.routes = Object.keys(document.paths)
      .sort((one, other) => one.split('{').length - other.split('{').length)
      .map((pattern) => ({ path: new RegExp(`^${pattern.replace(/\{[^}]+\}/g, '[^/]+')}/?$`), pattern }));
  }

  /** Throws when the answer breaks a rule that all answers keep. */
  check(method: string, url: string, answer: Answer): void {
    const faults = [
      ...headerFaults(answer),
      ...problemFaults(answer),
      ...this.documentFaults(method, url, answer),
    ];
    if (faults.length > 0) {
      throw new Error(
        `${method} ${url} answered ${answer.status} ${answer.text.slice(0, 500)}\n${faults.join('\n')}`,
      );
    }
  }

  private documentFaults(method: string, url: string, answer: Answer): string[] {
    const pattern = this.patternOf(url);
    const operation = pattern && (this.document.paths[pattern]?.[method.toLowerCase() as 'get'] as Operation);
    if (!operation) return [];
    const response = operation.responses[String(answer.status)];
    if (!response) return [`${method} ${pattern} has no documented answer ${answer.status}`];
    return answer.status >= 400
      ? undocumentedCode(response, answer.body?.code)
      : this.schemaFaults(`${method} ${pattern} ${answer.status}`, response, answer);
  }

  private schemaFaults(key: string, response: Operation['responses'][string], answer: Answer): string[] {
    const schema = response.content?.['application/json']?.schema;
    if (!schema) return answer.body === undefined ? [] : [`${key} documents no body, yet there is one`];
    let validate = this.validators.get(key);
    if (!validate) {
      validate = this.ajv.compile(withAbsoluteRefs(schema));
      this.validators.set(key, validate);
    }
    return validate(answer.body) ? [] : [`${key}: ${this.ajv.errorsText(validate.errors)}`];
  }

  private patternOf(url: string): string | undefined {
    const [path = '/'] = url.split(/[?#]/, 1);
    return this.routes.find((route) => route.path.test(path))?.pattern;
  }
}

function undocumentedCode(response: Operation['responses'][string], code: unknown): string[] {
  const schema = JSON.stringify(response.content?.['application/problem+json']?.schema ?? {});
  const enums = [...schema.matchAll(/"enum":(\[[^\]]*\])/g)].flatMap(([, list = '[]']) => JSON.parse(list));
  return enums.length === 0 || enums.includes(code)
    ? []
    : [`the code ${String(code)} is not documented there`];
}

function headerFaults({ headers }: Answer): string[] {
  return headers.get('x-request-id') ? [] : ['it carries no X-Request-Id'];
}

function problemFaults({ status, headers, body, text }: Answer): string[] {
  if (status < 400 || text === '') return [];
  if (typeof body !== 'object' || body === null) return ['it has no JSON body'];
  const texts = ['type', 'title', 'detail', 'instance', 'code', 'request_id'];
  const members = Object.keys(body);
  const rules: [boolean, string][] = [
    [status !== 500, '500 is a defect'],
    [headers.get('content-type') === 'application/problem+json; charset=utf-8', 'it is no problem+json'],
    [texts.every((name) => typeof body[name] === 'string' && body[name] !== ''), 'a member is missing'],
    [members.every((name) => PROBLEM_MEMBERS.has(name)), 'it has a member that problems do not have'],
    [body.status === status, 'status is not the HTTP status'],
    [body.request_id === headers.get('x-request-id'), 'request_id is not the header'],
    [/^[A-Z…\d+].*\.$/su.test(body.detail), 'detail is no sentence'],
    [!STACK.test(text), 'it shows a stack'],
    [!LIBRARIES.test(JSON.stringify({ ...body, instance: '' })), 'it names a library'],
  ];
  return rules.filter(([holds]) => !holds).map(([, fault]) => fault);
}

/** The document with every object schema closed, so that an answer with a member more than documented is found. */
function closed(document: OpenAPIObject): object {
  const copy = structuredClone(document) as any;
  for (const schema of Object.values<any>(copy.components?.schemas ?? {})) {
    if (schema.properties) schema.additionalProperties = false;
  }
  return copy;
}

function withAbsoluteRefs(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components'));
}
