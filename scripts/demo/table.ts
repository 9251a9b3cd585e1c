import Table from 'cli-table3';
import type { CharName } from 'cli-table3';
import type { Screen, Style } from './screen.js';
import { wrap } from './wrap.js';

/** One line of a cell; longer ones are wrapped. */
export interface CellLine {
  readonly text: string;
  readonly style?: Style | undefined;
}

export type Cell = string | readonly CellLine[];

export interface Column {
  readonly title: string;
  /** Characters; the last column gets what is left of the line. */
  readonly width: number;
}

const NO_FRAME: Record<CharName, string> = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
};

/** A table that shows each row as soon as it is known. */
export class LiveTable {
  private readonly widths: readonly number[];
  private isBegun = false;

  constructor(
    private readonly screen: Screen,
    private readonly columns: readonly Column[],
    /** Rows of several lines are easier to tell apart with some air between them. */
    private readonly isAiry: boolean,
  ) {
    this.widths = widthsOf(screen, columns);
  }

  row(cells: readonly Cell[]): void {
    if (!this.isBegun) this.begin('┼');
    else if (this.isAiry) this.separate();
    this.draw(cells);
  }

  /** A line over all columns, which says what the next rows have in common. */
  title(text: string): void {
    const { screen } = this;
    if (!this.isBegun) this.begin('┴');
    else if (screen.hasFrames) this.rule('├', '┴', '┤');
    else screen.print('');
    if (!screen.hasFrames) {
      screen.print(text);
      return;
    }
    const side = screen.paint('dim', '│');
    const width = this.widths.reduce((sum, each) => sum + each + 3, -3);
    for (const line of wrap(text, width)) {
      screen.print(`${side} ${screen.paint('bold', line.padEnd(width))} ${side}`);
    }
    this.rule('├', '┬', '┤');
  }

  end(): void {
    if (this.isBegun && this.screen.hasFrames) this.rule('└', '┴', '┘');
    this.screen.print('');
  }

  private begin(joint: string): void {
    this.isBegun = true;
    if (this.screen.hasFrames) this.rule('┌', '┬', '┐');
    this.draw(this.columns.map(({ title }) => [{ text: title, style: 'bold' }]));
    if (this.screen.hasFrames) this.rule('├', joint, '┤');
    else this.draw(this.widths.map((width) => '-'.repeat(width)));
  }

  private separate(): void {
    if (this.screen.hasFrames) this.rule('├', '┼', '┤');
    else this.screen.print('');
  }

  private rule(left: string, middle: string, right: string): void {
    const parts = this.widths.map((width) => '─'.repeat(width + 2));
    this.screen.print(this.screen.paint('dim', `${left}${parts.join(middle)}${right}`));
  }

  private draw(cells: readonly Cell[]): void {
    const { hasFrames, paint } = this.screen;
    const padding = hasFrames ? 1 : 0;
    const side = paint('dim', '│');
    const table = new Table({
      colWidths: this.widths.map((width) => width + 2 * padding),
      chars: hasFrames ? { ...NO_FRAME, left: side, middle: side, right: side } : NO_FRAME,
      style: { 'padding-left': padding, 'padding-right': padding, head: [], border: [] },
    });
    table.push(cells.map((cell, index) => this.draft(cell, this.widths[index] ?? 1)));
    for (const line of table.toString().split('\n')) this.screen.print(line.trimEnd());
  }

  private draft(cell: Cell, width: number): string {
    const lines: readonly CellLine[] = typeof cell === 'string' ? [{ text: cell }] : cell;
    return lines
      .flatMap(({ text, style }) => wrap(text, width).map((line) => this.screen.paint(style, line)))
      .join('\n');
  }
}

/** On a narrow screen every column gives way alike; on a wide one the last takes the rest. */
function widthsOf(screen: Screen, columns: readonly Column[]): number[] {
  const between = screen.hasFrames ? 3 * columns.length + 1 : 2 * (columns.length - 1);
  const available = screen.width - between;
  const wanted = columns.reduce((sum, { width }) => sum + width, 0);
  const factor = Math.min(1, available / wanted);
  const widths = columns.map(({ width }) => Math.max(3, Math.floor(width * factor)));
  const others = widths.slice(0, -1).reduce((sum, width) => sum + width, 0);
  return [...widths.slice(0, -1), Math.max(3, available - others)];
}
