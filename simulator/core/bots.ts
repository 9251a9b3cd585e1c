import { tone } from '../support/tone.js';

/** What a bot can do to its call. */
export interface Line {
  say(audio: Buffer): void;
  /** Sends what is left of the audio, padded. */
  flush(): void;
  /** The same, as soon as nothing was said for about 200 ms. */
  flushWhenQuiet(): void;
  mark(name: string): void;
  clear(): void;
  /** The bot hangs up. */
  hangUp(): void;
  /** Says that something is wrong, in no word that Exotel knows, and closes for a breach of policy. */
  refuse(): void;
  /** The process behind the bot dies: no close frame. */
  die(): void;
}

export interface Bot {
  onOpen?: (line: Line) => void;
  onStart?: (line: Line) => void;
  onAudio?: (line: Line, audio: Buffer) => void;
  onDigit?: (line: Line, digit: string) => void;
  onMark?: (line: Line, name: string) => void;
}

/** What becomes of the handshake itself. */
export type Handshake = 'accept' | 'forbid' | 'hang';

const TONE_HERTZ = 440;
const TONE_MS = 2_000;

/** The first sign of life, since a bot that echoes would else say nothing until it is spoken to. */
const READY = 'ready';

const echo: Bot = {
  onStart: (line) => {
    line.mark(READY);
  },
  onAudio: (line, audio) => {
    line.say(audio);
    line.flushWhenQuiet();
  },
};

const BOTS: Readonly<Record<string, Bot>> = {
  echo,
  tone: {
    onStart: (line) => {
      line.say(tone(TONE_HERTZ, TONE_MS));
      line.flush();
      line.mark('tone-played');
    },
    onMark: (line) => {
      line.hangUp();
    },
  },
  'outside-hours': {
    onOpen: (line) => {
      line.hangUp();
    },
  },
  dtmf: {
    onStart: (line) => {
      line.mark(READY);
    },
    onDigit: (line, digit) => {
      if (digit === '#') line.hangUp();
    },
  },
  silent: {},
  'mute-start': {},
  'error-start': {
    onStart: (line) => {
      line.refuse();
    },
  },
  crash: {
    onStart: (line) => {
      line.die();
    },
  },
  /** Says ten seconds at once and takes them back at the first key pressed. */
  barge: {
    onStart: (line) => {
      line.say(tone(TONE_HERTZ, 10_000));
      line.mark('barge-played');
    },
    onDigit: (line) => {
      line.clear();
    },
  },
};

const HANDSHAKES: Readonly<Record<string, Handshake>> = {
  'refuse-handshake': 'forbid',
  'hang-handshake': 'hang',
};

/** The bot with this id; any unknown id echoes. */
export function botOf(id: string): Bot {
  return own(BOTS, id) ?? echo;
}

export function handshakeOf(id: string): Handshake {
  return own(HANDSHAKES, id) ?? 'accept';
}

/** A bot may be called `constructor`. */
function own<T>(known: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(known, id) ? known[id] : undefined;
}
