import ipaddr from 'ipaddr.js';
import { mongo } from 'mongoose';
import { z } from 'zod';

/** Shapes of single environment variables. Messages say what a value must be and never repeat it. */

export const optional = z.string().optional();

export function integer(min: number, max: number): z.ZodType<number> {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

export const flag = z
  .enum(['on', 'off'], { error: 'must be on or off' })
  .transform((value) => value === 'on');

const entries = z.string().transform((text) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
);

export const origins = entries.refine(
  (all) => all.every((entry) => URL.canParse(entry) && new URL(entry).origin === entry),
  'must be origins like https://console.example.com, comma-separated, without a path',
);

export const proxies = entries.refine(
  (all) => all.every((entry) => ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry)),
  'must be IP addresses or CIDR ranges, comma-separated',
);

const HOST_ENTRY = /^(?<hostname>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(?<port>\d{1,5}))?$/i;

export const hostEntries = entries
  .refine(
    (all) => all.every((entry) => HOST_ENTRY.test(entry)),
    'must be host or host:port entries, comma-separated',
  )
  .transform((all) =>
    all.map((entry) => {
      const { hostname = '', port } = HOST_ENTRY.exec(entry)?.groups ?? {};
      return port === undefined
        ? { hostname: hostname.toLowerCase() }
        : { hostname: hostname.toLowerCase(), port };
    }),
  );

export interface EncryptionKey {
  readonly kid: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** The first one encrypts, all of them decrypt. */
export type EncryptionKeys = readonly [EncryptionKey, ...EncryptionKey[]];

function toKey(entry: string): EncryptionKey {
  const { kid = '', key = '' } = KEY_ENTRY.exec(entry)?.groups ?? {};
  return { kid, key: Buffer.from(key, 'base64url') };
}

const KEY_ENTRY = /^(?<kid>[A-Za-z0-9._-]{1,64}):(?<key>[A-Za-z0-9_-]{43})$/;

export const encryptionKeys = entries
  .refine(
    (all) => all.length > 0 && all.every((entry) => KEY_ENTRY.test(entry)),
    'must be kid:base64url(32 bytes) entries, comma-separated',
  )
  .transform(([first = '', ...others]): EncryptionKeys => [toKey(first), ...others.map(toKey)])
  .refine(
    (keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length,
    'must not name one key id twice',
  );

/** What the driver itself takes; it is not asked to connect. Its own messages repeat the value. */
export const mongodbUri = z
  .string()
  .refine((text) => /^mongodb(\+srv)?:\/\/\S+$/.test(text), {
    error: 'must begin with mongodb:// or mongodb+srv:// and name a host',
    abort: true,
  })
  .refine(
    isConnectionString,
    "must be a connection string that MongoDB's driver understands: in user and password write @ : / ? # [ ] and % " +
      'as %40 %3A %2F %3F %23 %5B %5D and %25, and check host, port and options',
  );

function isConnectionString(text: string): boolean {
  try {
    return new mongo.MongoClient(text) instanceof mongo.MongoClient;
  } catch {
    return false;
  }
}

/** A base that paths are put behind. */
export const httpUrl = z
  .string()
  .transform((text) => text.replace(/\/+$/, ''))
  .refine(isPlainHttpUrl, 'must be an absolute http(s) URL without user info, query or fragment');

function isPlainHttpUrl(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return !url.username && !url.password && !/[?#]/.test(text);
}
