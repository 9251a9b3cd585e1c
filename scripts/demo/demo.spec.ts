import { existsSync } from 'node:fs';
import type { Cast } from './cast.js';
import { DemoError } from './demo-error.js';
import { runDemo } from './demo.js';
import type { DemoSetup } from './demo.js';
import type { Stop } from './stop.js';
import type { Step } from './story.js';

const READY: Step = {
  title: 'Is the service ready?',
  request: { method: 'GET', path: '/health/ready' },
  expected: { status: 200, body: { status: 'ok' } },
  shown: ['status'],
  meaning: 'It is.',
};

interface Seen {
  readonly exitCode: number;
  readonly text: string;
  readonly cast: Cast;
}

describe('the demo', () => {
  it('ends with 0 when each step goes as it should', async () => {
    const { exitCode, text } = await run((story) => story.step(READY));

    expect(text).toContain('All 1 steps and 0 calls went as they should');
    expect(exitCode).toBe(0);
  });

  it('ends with 1 and says what differs when a step does not', async () => {
    const wrong = { ...READY, expected: { status: 201, body: { status: 'excellent' } } };

    const { exitCode, text } = await run((story) => story.step(wrong));

    expect(text).toContain('Step 1, Is the service ready?: HTTP status: expected 201, came 200');
    expect(text).toContain('Step 1, Is the service ready?: status: expected "excellent", came "ok"');
    expect(exitCode).toBe(1);
  });

  it('ends with 1 when what a call should have come to did not come', async () => {
    const { exitCode, text } = await run((story) =>
      Promise.resolve(story.check('The call to +919000000001', { status: 'busy' }, { status: 'completed' })),
    );

    expect(text).toContain('The call to +919000000001: status: expected "busy", came "completed"');
    expect(exitCode).toBe(1);
  });

  it('ends with 1 and leaves nothing behind when it cannot go on', async () => {
    const { exitCode, text, cast } = await run(() => Promise.reject(new DemoError('There is no id.')));

    expect(text).toContain('The demo cannot go on. There is no id.');
    expect(exitCode).toBe(1);
    await expectNothingLeft(cast);
  });

  it('stays up until it is asked to stop, and leaves nothing behind', async () => {
    const stop = aStop();

    const { exitCode, text, cast } = await run((story) => story.step(READY), {
      exits: false,
      stop,
      whenPrinted: (line) => {
        if (line.startsWith('It stays up')) stop.now();
      },
    });

    expect(text).toContain('Swagger UI: http://127.0.0.1:');
    expect(exitCode).toBe(0);
    await expectNothingLeft(cast);
  });

  it('ends when it is asked to stop in the middle, and leaves nothing behind', async () => {
    const stop = aStop();

    const { exitCode, cast } = await run(
      () => {
        stop.now();
        return new Promise(() => undefined);
      },
      { stop },
    );

    expect(exitCode).toBe(130);
    await expectNothingLeft(cast);
  });
});

interface RunOptions extends Partial<Pick<DemoSetup, 'exits' | 'stop'>> {
  readonly whenPrinted?: (line: string) => void;
}

/** The demo with everyone in it, telling another story. */
async function run(
  tell: (...given: Parameters<NonNullable<DemoSetup['tell']>>) => Promise<unknown>,
  { exits = true, stop = aStop(), whenPrinted }: RunOptions = {},
): Promise<Seen> {
  const lines: string[] = [];
  const casts: Cast[] = [];
  const exitCode = await runDemo({
    exits,
    stop,
    screen: {
      width: 200,
      hasFrames: false,
      print: (line) => {
        lines.push(line);
        whenPrinted?.(line);
      },
      paint: (_style, text) => text,
    },
    tell: async (story, cast, operator) => {
      casts.push(cast);
      await tell(story, cast, operator);
      return 0;
    },
  });
  const [cast] = casts;
  if (!cast) throw new Error(lines.join('\n'));
  return { exitCode, text: lines.join('\n'), cast };
}

async function expectNothingLeft({
  folder,
  serviceUrl,
  exotelUrl,
  fastExotelUrl,
  coreUrl,
}: Cast): Promise<void> {
  for (const url of [serviceUrl, exotelUrl, fastExotelUrl, coreUrl]) {
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  }
  expect(existsSync(folder)).toBe(false);
}

function aStop(): Stop & { now(): void } {
  const controller = new AbortController();
  const asked = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => {
      reject(new Error('stop'));
    });
  });
  asked.catch(() => undefined);
  return {
    signal: controller.signal,
    asked,
    exitCode: () => 130,
    now: () => {
      controller.abort();
    },
  };
}
