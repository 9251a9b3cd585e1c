/** In samples a second, of Exotel's 16-bit little-endian PCM. */
const SAMPLE_RATE = 8_000;
const AMPLITUDE = 8_000;

/** A sine; of a whole number of periods in the time given, it makes one tone when it is repeated. */
export function tone(hertz: number, ms: number): Buffer {
  const samples = Math.round((SAMPLE_RATE * ms) / 1_000);
  const audio = Buffer.alloc(samples * 2);
  for (let index = 0; index < samples; index++) {
    audio.writeInt16LE(
      Math.round(AMPLITUDE * Math.sin((2 * Math.PI * hertz * index) / SAMPLE_RATE)),
      index * 2,
    );
  }
  return audio;
}
