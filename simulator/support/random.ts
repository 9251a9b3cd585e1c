import { randomInt } from 'node:crypto';

const HEX = '0123456789abcdef';
const LETTERS_AND_DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A small repeatable generator (mulberry32): the same seed gives the same SIDs and timings. Not for secrets. */
export class Random {
  private state: number;

  constructor(seed?: number) {
    this.state = (seed ?? randomInt(2 ** 32 - 1)) >>> 0;
  }

  /** The generator of one thing, named by hexadecimal digits: what it gives does not hang on what else goes on. */
  static of(hex: string): Random {
    return new Random(Number.parseInt(hex.slice(0, 8), 16));
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  hex(length: number): string {
    return this.text(length, HEX);
  }

  /** 32 characters of which the last need not be hexadecimal, as with the real ones. */
  sid(): string {
    return this.hex(31) + this.text(1, LETTERS_AND_DIGITS);
  }

  private text(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet.charAt(Math.floor(this.next() * alphabet.length))).join('');
  }
}
