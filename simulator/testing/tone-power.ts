/**
 * How much of the signal's power is at one frequency (Goertzel), from 0 to about 1.
 * The audio is 16-bit signed little-endian PCM, 8 kHz.
 */
export function tonePower(audio: Buffer, hertz: number): number {
  const samples = new Int16Array(audio.buffer.slice(audio.byteOffset, audio.byteOffset + audio.length));
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / 8_000);
  let [last, beforeLast, energy] = [0, 0, 0];
  for (const sample of samples) {
    energy += sample * sample;
    [last, beforeLast] = [sample + coefficient * last - beforeLast, last];
  }
  const power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
  return energy === 0 ? 0 : (2 * power) / (samples.length * energy);
}
