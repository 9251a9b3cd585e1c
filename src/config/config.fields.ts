import { isIP } from 'node:net';
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

export const entries = z.string().transform((text) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
);

export const origins = entries.refine(
  (all) =>
    all.every((entry) => /^https?:/.test(entry) && URL.canParse(entry) && new URL(entry).origin === entry),
  'must be origins like https://console.example.com, comma-separated, without a path',
);

export const proxies = entries.refine(
  (all) => all.every(isAddressOrRange),
  'must be IP addresses or CIDR ranges with a prefix of 1 or more, comma-separated',
);

/** As the library that reads them has it: not `10`, `10/8` or everything at once. */
function isAddressOrRange(entry: string): boolean {
  const [address = '', prefix = '1', ...more] = entry.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return more.length === 0 && /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits;
}

const NAME = '[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?';

/** Where to listen; four numbers that are no address are no name either. */
export const host = z
  .string()
  .refine(
    (text) => isIP(text) !== 0 || (new RegExp(`^${NAME}$`, 'i').test(text) && !/^[\d.]+$/.test(text)),
    'must be an IP address or the name of this machine',
  );

/** What MongoDB takes for a name. */
export const collection = z
  .string()
  .regex(/^(?!system\.)[^.$\s](?:[^$\s]*[^.$\s])?$/, 'must be the name of a collection, without $ or spaces');

const HOST_ENTRY = new RegExp(`^(?<hostname>\\[[0-9a-f:.]+\\]|${NAME})(?::(?<port>\\d{1,5}))?$`, 'i');

function isHostEntry(entry: string): boolean {
  const { port = '1' } = HOST_ENTRY.exec(entry)?.groups ?? { port: '0' };
  return Number(port) > 0 && URL.canParse(`http://${entry}`);
}

export const hostEntries = entries
  .refine((all) => all.every(isHostEntry), 'must be host or host:port entries, comma-separated')
  .transform((all) =>
    all.map((entry) => {
      const { hostname } = new URL(`http://${entry}`);
      const { port } = HOST_ENTRY.exec(entry)?.groups ?? {};
      return port === undefined ? { hostname } : { hostname, port };
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
  .refine((text) => clientOf(text) !== undefined, {
    error:
      "must be a connection string that MongoDB's driver understands: in user and password write @ : / ? # [ ] and % " +
      'as %40 %3A %2F %3F %23 %5B %5D and %25, and check host, port and options',
    abort: true,
  })
  .refine(
    isAcknowledged,
    'must not switch off the acknowledgement of writes by w=0, for then MongoDB does not say when an Idempotency-Key or a ' +
      'number is taken, and people are rung twice: leave w out, which means majority',
  );

function clientOf(text: string): mongo.MongoClient | undefined {
  try {
    return new mongo.MongoClient(text);
  } catch {
    return undefined;
  }
}

/** The driver knows what `w` comes to, however it is spelled; the server takes no number below 0. */
function isAcknowledged(text: string): boolean {
  const w = clientOf(text)?.writeConcern?.w;
  return typeof w !== 'number' || w >= 1;
}

/** A base that paths are put behind. */
export const httpUrl = z
  .string()
  .transform((text) => text.replace(/\/+$/, ''))
  .refine(isPlainHttpUrl, 'must be an absolute http(s) URL without user info, query or fragment');

function isPlainHttpUrl(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return !url.username && !url.password && !/[\s?#]/.test(text);
}
