import { DemoError } from './demo-error.js';
import { differences, show, valueAt } from './expectation.js';
import type { Expected } from './expectation.js';
import type { Answer, DemoRequest } from './operator.js';
import type { Screen } from './screen.js';
import { LiveTable } from './table.js';
import type { CellLine } from './table.js';

/** One request, what must come of it, and what it means. */
export interface Step {
  readonly title: string;
  readonly request: DemoRequest;
  readonly expected: { readonly status: number; readonly body?: Expected };
  /** The parts of the answer that are worth reading, as paths into its body. */
  readonly shown: readonly string[];
  readonly meaning: string;
}

export interface Asker {
  ask(request: DemoRequest): Promise<Answer>;
}

const NEVER_SHOWN: ReadonlySet<string> = new Set(['api_key', 'api_token']);
const NAMES = { service: '', exotel: 'at Exotel (stand-in)', fastExotel: 'at the fast Exotel (stand-in)' };

/** Tells what is done, compares what came with what was expected, and remembers each difference. */
export class Story {
  private readonly found: string[] = [];
  private steps = 0;
  private table: LiveTable | undefined;

  constructor(
    readonly screen: Screen,
    private readonly operator: Asker,
  ) {}

  /** Everything that did not go as it should, in plain words. */
  get differences(): readonly string[] {
    return this.found;
  }

  get stepsTold(): number {
    return this.steps;
  }

  chapter(title: string, ...lines: readonly string[]): void {
    this.closeTable();
    this.screen.print(this.screen.paint('bold', title));
    this.screen.print(this.screen.paint('dim', '='.repeat(title.length)));
    for (const line of lines) this.screen.print(line);
    this.screen.print('');
  }

  say(line: string): void {
    this.closeTable();
    this.screen.print(line);
  }

  /** Does the step, shows it as a row, and gives the answer, whether or not it is the expected one. */
  async step(step: Step): Promise<Answer> {
    const answer = await this.operator.ask(step.request);
    const wrong = [
      ...differences(step.expected.status, answer.status, 'HTTP status'),
      ...differences(step.expected.body ?? {}, answer.body, ''),
    ];
    this.steps += 1;
    this.table ??= new LiveTable(this.screen, columnsOf(this.screen.width), true);
    this.table.row([
      String(this.steps),
      requestLines(step),
      answerLines(step, answer, wrong.length > 0),
      [
        { text: step.meaning },
        ...wrong.map((text): CellLine => ({ text: `NOT AS EXPECTED: ${text}`, style: 'red' })),
      ],
    ]);
    this.found.push(...wrong.map((text) => `Step ${this.steps}, ${step.title}: ${text}`));
    return answer;
  }

  /** Compares what else was seen; true when it is as expected. */
  check(name: string, expected: Expected, actual: unknown): boolean {
    const wrong = differences(expected, actual, '').map((text) => `${name}: ${text}`);
    this.found.push(...wrong);
    return wrong.length === 0;
  }

  closeTable(): void {
    this.table?.end();
    this.table = undefined;
  }
}

/** A text that the next steps need; without it the demo cannot go on. */
export function textOf({ body }: Answer, path: string): string {
  const value = valueAt(body, path);
  if (typeof value === 'string' && value !== '') return value;
  throw new DemoError(`The demo cannot go on: the last answer has no ${path}, but ${show(value)}.`);
}

function columnsOf(width: number): { title: string; width: number }[] {
  const rest = width - 14;
  return [
    { title: '#', width: 2 },
    { title: 'request', width: Math.floor(rest * 0.38) },
    { title: 'answer', width: Math.floor(rest * 0.3) },
    { title: 'what it means', width: Math.floor(rest * 0.32) },
  ];
}

function requestLines({ title, request }: Step): CellLine[] {
  const { method, path, as, at = 'service', body = {} } = request;
  const whom = as === undefined ? NAMES[at] : `as ${as}`;
  return [
    { text: title, style: 'bold' },
    { text: `${method} ${path}`, style: 'cyan' },
    ...(whom === '' ? [] : [{ text: whom, style: 'dim' } as const]),
    ...fieldLines(body),
  ];
}

function fieldLines(fields: Readonly<Record<string, unknown>>): CellLine[] {
  return Object.entries(fields).map(([name, value]) => ({
    text: `${name}: ${NEVER_SHOWN.has(name) ? '*** (not shown)' : plain(value)}`,
  }));
}

function answerLines({ shown }: Step, { status, body }: Answer, isWrong: boolean): CellLine[] {
  return [
    isWrong
      ? { text: `${status}  NOT AS EXPECTED`, style: 'red' }
      : { text: `${status}  as expected`, style: 'green' },
    ...shown.map((path) => ({ text: `${path}: ${plain(valueAt(body, path))}` })),
  ];
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return typeof value === 'string' && value !== '' ? value : show(value);
}
