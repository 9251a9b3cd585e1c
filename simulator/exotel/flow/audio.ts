/** 16-bit signed little-endian PCM, 8 kHz, mono. */
export const BYTES_PER_SECOND = 16_000;
export const FRAME_MS = 100;
export const FRAME_BYTES = (BYTES_PER_SECOND * FRAME_MS) / 1_000;

const SAMPLE_RATE = 8_000;

/** A sine of a whole number of periods in the time given, so that repeated it makes one tone. */
export function tone(hertz: number, ms: number, amplitude = 8_000): Buffer {
  const samples = Math.round((SAMPLE_RATE * ms) / 1_000);
  const audio = Buffer.alloc(samples * 2);
  for (let index = 0; index < samples; index++) {
    audio.writeInt16LE(
      Math.round(amplitude * Math.sin((2 * Math.PI * hertz * index) / SAMPLE_RATE)),
      index * 2,
    );
  }
  return audio;
}

/** What the caller says: a hum of 300 Hz, the same in each frame. */
export const CALLER_FRAME = tone(300, FRAME_MS).toString('base64');
