import type { Screen } from './screen.js';
import { LiveTable } from './table.js';
import { wrap } from './wrap.js';

function aScreen(changes: Partial<Screen> = {}): { screen: Screen; lines: string[] } {
  const lines: string[] = [];
  const screen: Screen = {
    width: 30,
    hasFrames: false,
    print: (line) => {
      lines.push(line);
    },
    paint: (_style, text) => text,
    ...changes,
  };
  return { screen, lines };
}

const COLUMNS = [
  { title: 'no.', width: 4 },
  { title: 'what', width: 10 },
];

describe('a live table', () => {
  it('is plain text without a terminal', () => {
    const { screen, lines } = aScreen();
    const table = new LiveTable(screen, COLUMNS, false);

    table.row(['1', 'one']);
    table.title('and then');
    table.row(['2', 'two']);
    table.end();

    expect(lines).toEqual([
      'no.   what',
      `----  ${'-'.repeat(24)}`,
      '1     one',
      '',
      'and then',
      '2     two',
      '',
    ]);
  });

  it('has a closed frame on a terminal, every line as wide as the others', () => {
    const { screen, lines } = aScreen({ hasFrames: true });
    const table = new LiveTable(screen, COLUMNS, true);

    table.title('first');
    table.row(['1', 'a text that does not fit into one line']);
    table.row(['2', [{ text: 'two' }, { text: 'lines' }]]);
    table.end();

    expect(new Set(lines.slice(0, -1).map((line) => line.length))).toEqual(new Set([30]));
    expect(lines[0]).toMatch(/^┌─+┬─+┐$/);
    expect(lines.at(-2)).toMatch(/^└─+┴─+┘$/);
  });

  it('fits on a screen that is narrower than its columns', () => {
    const { screen, lines } = aScreen({ hasFrames: true, width: 24 });
    const table = new LiveTable(
      screen,
      [
        { title: 'one', width: 40 },
        { title: 'other', width: 40 },
      ],
      false,
    );

    table.row(['provider_bad_response', 'https://example.com/a/long/address']);
    table.end();

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(24);
  });
});

describe('wrap', () => {
  it.each([
    ['short', ['short']],
    ['', ['']],
    ['two words here', ['two words', 'here']],
    ['http://host/path/to', ['http://', 'host/path/', 'to']],
    ['abcdefghijklm', ['abcdefghij', 'klm']],
  ])('breaks %j into lines of ten characters', (text, lines) => {
    expect(wrap(text, 10)).toEqual(lines);
  });
});
