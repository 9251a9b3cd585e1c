import { FRAME_BYTES } from './audio.js';
import type { Recording } from './recordings.js';

/** Two minutes of audio waiting to be played is more than any bot may send ahead. */
const MAX_WAITING_BYTES = 120 * 16_000;

interface Waiting {
  audio: Buffer;
  /** Marks that are due when this audio has been played. */
  marks: string[];
}

/** The bot's audio on its way to the caller: played in real time, marked, cleared. */
export class Playback {
  private queue: Waiting[] = [];
  private waitingBytes = 0;

  constructor(
    private readonly recording: Recording,
    private readonly returnMark: (name: string) => void,
  ) {}

  /** False when too much is waiting already. */
  add(audio: Buffer): boolean {
    if (this.waitingBytes + audio.length > MAX_WAITING_BYTES) return false;
    this.queue.push({ audio, marks: [] });
    this.waitingBytes += audio.length;
    return true;
  }

  /** Comes back when all that was sent before it has been played, so at once when nothing waits. */
  mark(name: string): void {
    const last = this.queue.at(-1);
    if (last) last.marks.push(name);
    else this.returnMark(name);
  }

  /** Drops what has not been played; its marks come back and look as if it had been. */
  clear(): void {
    const marks = this.queue.flatMap((waiting) => waiting.marks);
    this.queue = [];
    this.waitingBytes = 0;
    for (const name of marks) this.returnMark(name);
  }

  /** Plays one frame's time. */
  play(): void {
    let room = FRAME_BYTES;
    for (let head = this.queue[0]; head && room > 0; head = this.queue[0]) {
      const audio = head.audio.subarray(0, room);
      head.audio = head.audio.subarray(room);
      room -= audio.length;
      this.waitingBytes -= audio.length;
      this.recording.add(audio);
      if (head.audio.length > 0) return;
      this.queue.shift();
      for (const name of head.marks) this.returnMark(name);
    }
  }
}
