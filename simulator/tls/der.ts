/** The few shapes of DER (X.690) that a certificate is made of. */

export function bytes(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
}

export function sequence(...items: readonly Buffer[]): Buffer {
  return bytes(0x30, Buffer.concat(items));
}

export function set(item: Buffer): Buffer {
  return bytes(0x31, item);
}

/** An explicit tag. */
export function context(number: number, item: Buffer): Buffer {
  return bytes(0xa0 + number, item);
}

/** A positive number, its first bit 0. */
export function integer(number: Buffer): Buffer {
  return bytes(0x02, number);
}

export function octets(content: Buffer): Buffer {
  return bytes(0x04, content);
}

export function bits(content: Buffer): Buffer {
  return bytes(0x03, Buffer.concat([Buffer.from([0]), content]));
}

export function utf8(text: string): Buffer {
  return bytes(0x0c, Buffer.from(text));
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return bytes(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(number: number): number[] {
  const digits = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** UTCTime, as RFC 5280 wants it for the years before 2050. */
export function time(date: Date): Buffer {
  return bytes(
    0x17,
    Buffer.from(
      date
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2),
    ),
  );
}
