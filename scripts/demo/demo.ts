import { setTimeout as sleep } from 'node:timers/promises';
import { startCast } from './cast.js';
import type { Cast } from './cast.js';
import { Cleanup } from './cleanup.js';
import { DemoError } from './demo-error.js';
import { failingCalls } from './failing-calls.js';
import { greet, sumUp, whereToGoOn } from './frame.js';
import { liveCall } from './live-call.js';
import { Operator } from './operator.js';
import type { Screen } from './screen.js';
import { setUp } from './set-up.js';
import type { Stop } from './stop.js';
import { Story } from './story.js';
import { backToRealTime, wrongCredentials } from './wrong-credentials.js';

const CRASH_IS_KNOWN_AFTER_MS = 1_000;

export interface DemoSetup {
  readonly screen: Screen;
  readonly stop: Stop;
  /** Ends by itself when everything was shown. */
  readonly exits: boolean;
  /** What is done and shown; gives the number of calls. */
  readonly tell?: (story: Story, cast: Cast, operator: Operator) => Promise<number>;
}

/** Starts everyone, shows it all, ends everyone, and gives the exit code: 0 only when each step went as it should. */
export async function runDemo(setup: DemoSetup): Promise<number> {
  const { screen, stop } = setup;
  const cleanup = new Cleanup();
  try {
    return await run(setup, cleanup);
  } catch (error) {
    if (stop.signal.aborted) {
      screen.print('\nStopping.');
      return stop.exitCode();
    }
    const words = error instanceof DemoError ? error.message : ((error as Error).stack ?? String(error));
    screen.print(`\n${screen.paint('red', 'The demo cannot go on.')} ${words}`);
    return 1;
  } finally {
    await cleanup.run();
  }
}

async function run({ screen, stop, exits, tell = tellAll }: DemoSetup, cleanup: Cleanup): Promise<number> {
  const startedAt = Date.now();
  const cast = await Promise.race([startCast(cleanup), stop.asked]);
  greet(screen, cast, Date.now() - startedAt);
  const operator = new Operator(cast, stop.signal);
  const story = new Story(screen, operator);
  const told = tell(story, cast, operator).catch(whyItBroke(cast));
  const calls = await Promise.race([told, stop.asked]);
  story.closeTable();
  sumUp(story, calls, Date.now() - startedAt);
  whereToGoOn(screen, cast, exits);
  if (!exits) await Promise.race([cast.crashed, stop.asked.catch(() => undefined)]);
  return story.differences.length === 0 ? 0 : 1;
}

async function tellAll(story: Story, cast: Cast, operator: Operator): Promise<number> {
  story.chapter('Setting up', 'What an operator does once, over HTTP, with a token of the role shown.');
  const ready = await setUp(story, cast);
  story.chapter(
    'A test call that goes well',
    'In real time: rings a second, is answered, three seconds of talk.',
  );
  await liveCall(story, operator, ready);
  story.chapter('A test call with wrong credentials');
  await wrongCredentials(story, cast, ready);
  const failing = await failingCalls(story, operator, ready.didId);
  await backToRealTime(story, cast);
  return failing + 2;
}

/** Where the service has crashed, that is the reason, and not the request that broke under it. */
function whyItBroke({ crashed }: Cast): (error: unknown) => Promise<never> {
  return async (error) => {
    await Promise.race([crashed, sleep(CRASH_IS_KNOWN_AFTER_MS)]);
    throw error;
  };
}
