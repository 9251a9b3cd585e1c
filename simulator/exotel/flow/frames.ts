import { z } from 'zod';
import { parseJson } from '../../support/parse-json.js';
import type { Call } from '../calls/call.js';
import { toNational } from '../numbers/phone-number.js';
import type { Variants } from '../variants.js';
import { CALLER_FRAME, FRAME_MS } from './audio.js';

type Frame = Record<string, unknown>;

/** Writes the frames of one stream in the spelling that the variants choose. */
export class FrameWriter {
  private sequence = 0;
  private chunk = 0;

  constructor(
    private readonly call: Call,
    private readonly streamSid: string,
    private readonly variants: Variants,
    private readonly customParameters: Readonly<Record<string, string>>,
  ) {}

  connected(): string {
    return JSON.stringify({ event: 'connected' });
  }

  start(): string {
    const phone = (e164: string): string =>
      this.variants.streamPhones === 'national' ? toNational(e164) : e164;
    const encoding = this.variants.streamEncoding;
    return this.frame('start', {
      stream_sid: this.streamSid,
      call_sid: this.call.sid,
      account_sid: this.call.accountSid,
      from: phone(this.call.callee),
      to: phone(this.call.exophone),
      custom_parameters: { ...this.customParameters, ...this.customField() },
      media_format: { encoding, sample_rate: encoding === 'base64' ? '8000' : 8_000, bit_rate: '128kbps' },
    });
  }

  media(): string {
    const chunk = this.number(++this.chunk);
    const timestamp = this.number((this.chunk - 1) * FRAME_MS);
    return this.frame('media', { chunk, timestamp, payload: CALLER_FRAME });
  }

  dtmf(digit: string): string {
    return this.frame('dtmf', { digit, duration: this.number(FRAME_MS) });
  }

  mark(name: string): string {
    return this.frame('mark', { name });
  }

  stop(): string {
    return this.frame('stop', {
      call_sid: this.call.sid,
      account_sid: this.call.accountSid,
      reason: 'callended',
    });
  }

  private frame(event: string, content: Frame): string {
    const sequence = this.number(++this.sequence);
    const whole = { event, sequence_number: sequence, stream_sid: this.streamSid, [event]: content };
    return JSON.stringify(this.variants.streamKeys === 'camel' ? inCamelCase(whole) : whole);
  }

  private number(value: number): number | string {
    return this.variants.streamNumbers === 'string' ? String(value) : value;
  }

  private customField(): Record<string, string> {
    const { customField } = this.call;
    if (customField === '' || this.variants.streamCustomField === 'absent') return {};
    return this.variants.streamCustomField === 'value' ? { CustomField: customField } : { [customField]: '' };
  }
}

function inCamelCase(frame: Frame): Frame {
  return Object.fromEntries(
    Object.entries(frame).map(([name, value]) => [
      name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase()),
      name !== 'custom_parameters' && typeof value === 'object' && value !== null
        ? inCamelCase(value as Frame)
        : value,
    ]),
  );
}

const anyFrame = z.looseObject({ event: z.string() });
const mediaFrame = z.object({ media: z.object({ payload: z.string() }) });
const markFrame = z.object({ mark: z.object({ name: z.string() }) });

export type BotFrame =
  | { event: 'media'; audio: Buffer }
  | { event: 'mark'; name: string }
  | { event: 'clear' }
  /** Read, and ignored as Exotel does. */
  | { event: 'other' };

/** A frame of the bot, `undefined` when it cannot be read. */
export function readBotFrame(text: string): BotFrame | undefined {
  const value = parseJson(text);
  const event = anyFrame.safeParse(value).data?.event;
  if (event === undefined) return undefined;
  if (event === 'media') {
    const media = mediaFrame.safeParse(value).data;
    return media && { event, audio: Buffer.from(media.media.payload, 'base64') };
  }
  if (event === 'mark') {
    const mark = markFrame.safeParse(value).data;
    return mark && { event, name: mark.mark.name };
  }
  return { event: event === 'clear' ? 'clear' : 'other' };
}
