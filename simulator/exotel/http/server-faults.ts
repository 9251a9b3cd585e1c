import { z } from 'zod';
import {
  HTML_502,
  JSON_TYPE,
  plainText,
  restException,
  UNAUTHORIZED,
  XML_TYPE,
  type Format,
} from './render.js';
import type { Reply } from './reply.js';

const MEGABYTE = Buffer.alloc(1024 * 1024, 'x');

/** Nine levels of ten references each: harmless only to a reader that expands no entities. */
function entityBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const inside = `&e${level};`.repeat(10);
    return `<!ENTITY e${level + 1} "${inside}">`;
  });
  const type = `<!DOCTYPE TwilioResponse [<!ENTITY e0 "exotel">${levels.join('')}]>`;
  return `<?xml version="1.0"?>${type}<TwilioResponse><Call><Sid>&e9;</Sid></Call></TwilioResponse>`;
}

const OK_JSON = { status: 200, contentType: JSON_TYPE };

/** Ways in which the whole Exotel side can fail; no call comes of any of them. */
const FAULTS = {
  /** The connection breaks as soon as the request is there. For a closed port use `stop()`. */
  down: (): Reply => ({ how: 'reset' }),
  hang: (): Reply => ({ how: 'never' }),
  '400': (format): Reply => restException(format, 400, 'Bad request'),
  '401': (): Reply => UNAUTHORIZED,
  '402': (format): Reply => restException(format, 402, 'Payment required'),
  '403': (format): Reply => restException(format, 403, 'Your IP address is not allowed to use this API'),
  '404': (format): Reply => restException(format, 404, 'The requested resource was not found'),
  '429': (format): Reply => restException(format, 429, 'Too many requests'),
  '500': (format): Reply => restException(format, 500, 'Internal server error'),
  '502': (): Reply => HTML_502,
  '503': (format): Reply => restException(format, 503, 'Service Unavailable', 35008),
  /** 50 MB without a Content-Length, and never a complete value. */
  big: (): Reply => ({ how: 'flood', ...OK_JSON, body: MEGABYTE, times: 50 }),
  entity_bomb: (): Reply => ({ how: 'answer', status: 200, contentType: XML_TYPE, body: entityBomb() }),
  drip: (): Reply => ({ how: 'drip', ...OK_JSON, body: `{"Call":"${'x'.repeat(1_000)}"}` }),
  truncated: (): Reply => ({ how: 'truncate', ...OK_JSON, body: '{"Call":{"Sid":"' }),
  redirect: (): Reply => redirectAway(),
  html: (): Reply => ({
    how: 'answer',
    status: 200,
    contentType: 'text/html',
    body: '<!DOCTYPE html><html><head><title>Login</title></head><body>Please log in<br></body></html>',
  }),
  empty: (): Reply => ({ how: 'answer', ...OK_JSON, body: '' }),
  text: (): Reply => plainText(200, 'OK'),
  binary: (): Reply => ({ how: 'answer', ...OK_JSON, body: Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28]) }),
  json_null: (): Reply => ({ how: 'answer', ...OK_JSON, body: 'null' }),
} satisfies Record<string, (format: Format) => Reply>;

export type FaultName = keyof typeof FAULTS;
const NAMES = Object.keys(FAULTS) as [FaultName, ...FaultName[]];
const KINDS = ['connect', 'account', 'call', 'calls', 'numbers'] as const;

export const serverFaultSchema = z.strictObject({
  /** `slow` answers as usual after `delay_ms`. */
  answer: z.enum([...NAMES, 'slow']),
  /** Requests that are hit; default all of them. */
  routes: z.array(z.enum(KINDS)).default([...KINDS]),
  /** Real milliseconds, for `slow`. */
  delay_ms: z.number().min(0).default(5_000),
  /** How many requests are hit until all is well again; default no end. */
  times: z.number().int().min(1).nullable().default(null),
});

export type ServerFault = z.infer<typeof serverFaultSchema>;
export type ServerFaultSetup = z.input<typeof serverFaultSchema>;

export function redirectAway(): Reply {
  return {
    how: 'answer',
    status: 302,
    contentType: 'text/html',
    body: '',
    headers: { Location: 'http://elsewhere.invalid/v1/' },
  };
}

/** The fault in force, if there is one, and what is left of it. */
export class ServerFaults {
  private fault: ServerFault | null = null;

  set(setup: ServerFaultSetup | null): void {
    this.fault = setup && serverFaultSchema.parse(setup);
  }

  current(): ServerFault | null {
    return this.fault;
  }

  /** Takes one hit of the fault for a request of this kind. */
  hit(kind: string): ServerFault | null {
    const { fault } = this;
    if (!fault?.routes.some((route) => route === kind)) return null;
    if (fault.times !== null) this.fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : null;
    return fault;
  }
}

/** The reply that a fault gives, `undefined` for `slow`: that one only delays the usual answer. */
export function replyOf(fault: ServerFault, format: Format): Reply | undefined {
  return fault.answer === 'slow' ? undefined : FAULTS[fault.answer](format);
}
