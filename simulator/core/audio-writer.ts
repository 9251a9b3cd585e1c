const UNIT_BYTES = 320;
const LEAST_BYTES = 3_200;
const MOST_BYTES = 100_000 - (100_000 % UNIT_BYTES);

/** Cuts audio into chunks as Exotel wants them: multiples of 320 bytes, 3,200 to 100,000 each. */
export class AudioWriter {
  private waiting = Buffer.alloc(0);

  constructor(private readonly write: (chunk: Buffer) => void) {}

  add(audio: Buffer): void {
    this.waiting = Buffer.concat([this.waiting, audio]);
    while (this.waiting.length >= LEAST_BYTES) {
      const whole = this.waiting.length - (this.waiting.length % UNIT_BYTES);
      this.take(Math.min(whole, MOST_BYTES));
    }
  }

  /** Sends the rest, filled up with silence. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const padding = Buffer.alloc(LEAST_BYTES - this.waiting.length);
    this.waiting = Buffer.concat([this.waiting, padding]);
    this.take(LEAST_BYTES);
  }

  private take(bytes: number): void {
    this.write(this.waiting.subarray(0, bytes));
    this.waiting = this.waiting.subarray(bytes);
  }
}
