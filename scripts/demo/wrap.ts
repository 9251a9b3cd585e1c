/** Where a word that is too long for its line may be broken: after one of these. */
const BREAKS = ['/', '_', '?', '&', ',', '.', '-'];

/** Breaks a text into lines of at most `width` characters: between words, and within those that are longer. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    const glue = line === '' || !word.startsWord ? '' : ' ';
    if (line.length + glue.length + word.text.length <= width) {
      line += glue + word.text;
    } else {
      lines.push(line);
      line = word.text;
    }
  }
  return [...lines, line];
}

interface Piece {
  readonly text: string;
  readonly startsWord: boolean;
}

function pieces(word: string, width: number): Piece[] {
  const found: string[] = [];
  let rest = word;
  while (rest.length > width) {
    const fit = rest.slice(0, width);
    const at = Math.max(...BREAKS.map((character) => fit.lastIndexOf(character))) + 1;
    found.push(rest.slice(0, at || width));
    rest = rest.slice(at || width);
  }
  return [...found, rest].map((text, index) => ({ text, startsWord: index === 0 }));
}
