import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** Where the demo is read: a terminal with lines and colours, or a file, a pipe, a log of CI. */
export interface Screen {
  /** Characters in a line. */
  readonly width: number;
  /** Draws tables with lines around them. */
  readonly hasFrames: boolean;
  readonly print: (line: string) => void;
  readonly paint: (style: Style | undefined, text: string) => string;
}

const PLAIN_WIDTH = 120;
const MIN_WIDTH = 80;
const MAX_WIDTH = 150;

/** Standard output as it is: colours only on a terminal and without NO_COLOR (https://no-color.org). */
export function standardScreen(): Screen {
  const { stdout, env } = process;
  const isTerminal = stdout.isTTY;
  const hasColours = isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return {
    width: isTerminal ? Math.min(Math.max(stdout.columns, MIN_WIDTH), MAX_WIDTH) : PLAIN_WIDTH,
    hasFrames: isTerminal,
    print: (line) => {
      stdout.write(`${line}\n`);
    },
    paint: (style, text) =>
      hasColours && style !== undefined && text !== ''
        ? styleText(style, text, { validateStream: false })
        : text,
  };
}
