import { BYTES_PER_SECOND } from './audio.js';

const MAX_SECONDS_PER_CALL = 60;
const MAX_BYTES = 64 * 1024 * 1024;

/** The audio that one caller heard: bot audio only, in the order it was played, without the gaps. */
export class Recording {
  private readonly chunks: Buffer[] = [];
  private kept = 0;
  /** Of all that was heard, kept or not. */
  bytesHeard = 0;

  get bytesKept(): number {
    return this.kept;
  }

  add(audio: Buffer): void {
    this.bytesHeard += audio.length;
    if (this.kept + audio.length > MAX_SECONDS_PER_CALL * BYTES_PER_SECOND) return;
    this.chunks.push(Buffer.from(audio));
    this.kept += audio.length;
  }

  get secondsHeard(): number {
    return this.bytesHeard / BYTES_PER_SECOND;
  }

  /** 16-bit signed little-endian PCM, 8 kHz, mono: the first minute at most. */
  audio(): Buffer {
    return Buffer.concat(this.chunks);
  }

  drop(): void {
    this.chunks.length = 0;
    this.kept = 0;
  }
}

/** Of each call the first minute, of all calls 64 MiB: the audio of the oldest goes first. */
export class Recordings {
  private readonly byCall = new Map<string, Recording>();

  open(callSid: string): Recording {
    this.makeRoom();
    const recording = new Recording();
    this.byCall.set(callSid, recording);
    return recording;
  }

  find(callSid: string): Recording | undefined {
    return this.byCall.get(callSid);
  }

  clear(): void {
    this.byCall.clear();
  }

  private makeRoom(): void {
    let total = 0;
    for (const recording of this.byCall.values()) total += recording.bytesKept;
    for (const recording of this.byCall.values()) {
      if (total <= MAX_BYTES) return;
      total -= recording.bytesKept;
      recording.drop();
    }
  }
}
