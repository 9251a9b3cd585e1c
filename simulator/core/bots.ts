/** What a bot can do to its call. */
export interface Line {
  say(audio: Buffer): void;
  /** Sends what is left of the audio, padded. */
  flush(): void;
  mark(name: string): void;
  clear(): void;
  /** The bot hangs up. */
  hangUp(): void;
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
const TONE_SECONDS = 2;
const SAMPLE_RATE = 8_000;

/** The first sign of life, since a bot that echoes would else say nothing until it is spoken to. */
const READY = 'ready';

const echo: Bot = {
  onStart: (line) => {
    line.mark(READY);
  },
  onAudio: (line, audio) => {
    line.say(audio);
  },
};

const BOTS: Readonly<Record<string, Bot>> = {
  echo,
  tone: {
    onStart: (line) => {
      line.say(sine(TONE_HERTZ, TONE_SECONDS));
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
  crash: {
    onStart: (line) => {
      line.die();
    },
  },
  /** Says ten seconds at once and takes them back at the first key pressed. */
  barge: {
    onStart: (line) => {
      line.say(sine(TONE_HERTZ, 10));
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
  return BOTS[id] ?? echo;
}

export function handshakeOf(id: string): Handshake {
  return HANDSHAKES[id] ?? 'accept';
}

function sine(hertz: number, seconds: number): Buffer {
  const samples = SAMPLE_RATE * seconds;
  const audio = Buffer.alloc(samples * 2);
  for (let index = 0; index < samples; index++) {
    audio.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * hertz * index) / SAMPLE_RATE)), index * 2);
  }
  return audio;
}
