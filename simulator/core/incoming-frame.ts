import { z } from 'zod';
import { parseJson } from '../support/parse-json.js';

const anyFrame = z.looseObject({ event: z.string() });
const words = z.looseObject({});

export type IncomingFrame =
  | { event: 'start'; streamSid: string; content: Record<string, unknown> }
  | { event: 'media'; audio: Buffer }
  | { event: 'dtmf'; digit: string }
  | { event: 'mark'; name: string }
  | { event: 'stop' }
  | { event: 'other' };

/** Reads a frame of Exotel in either spelling, numbers as numbers or as strings; what is unknown is `other`. */
export function readFrame(text: string): IncomingFrame {
  const frame = anyFrame.safeParse(parseJson(text)).data;
  if (!frame) return { event: 'other' };
  const content = words.safeParse(frame[frame.event]).data ?? {};
  switch (frame.event) {
    case 'start':
      return { event: 'start', streamSid: streamSidOf(frame) || streamSidOf(content), content };
    case 'media':
      return { event: 'media', audio: Buffer.from(textOf(content['payload']), 'base64') };
    case 'dtmf':
      return { event: 'dtmf', digit: textOf(content['digit']) };
    case 'mark':
      return { event: 'mark', name: textOf(content['name']) };
    case 'stop':
      return { event: 'stop' };
    default:
      return { event: 'other' };
  }
}

function streamSidOf(frame: Record<string, unknown>): string {
  return textOf(frame['stream_sid'] ?? frame['streamSid']);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
