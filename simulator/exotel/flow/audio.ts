import { tone } from '../../support/tone.js';

/** 16-bit signed little-endian PCM, 8 kHz, mono. */
export const BYTES_PER_SECOND = 16_000;
export const FRAME_MS = 100;
export const FRAME_BYTES = (BYTES_PER_SECOND * FRAME_MS) / 1_000;

/** What the caller says: a hum of 300 Hz, the same in each frame. */
export const CALLER_FRAME = tone(300, FRAME_MS).toString('base64');
