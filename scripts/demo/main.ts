import { parseArgs } from 'node:util';
import { runDemo } from './demo.js';
import { standardScreen } from './screen.js';
import { watchForStop } from './stop.js';

const USAGE = `Usage: npm run demo [-- --exit]
  --exit  end when everything was shown, with exit code 0 only when all of it went as it should`;

/** Whether it is to end by itself; undefined when the arguments are wrong. */
function readArguments(): boolean | undefined {
  try {
    return parseArgs({ options: { exit: { type: 'boolean', default: false } } }).values.exit;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    return undefined;
  }
}

const exits = readArguments();
process.exitCode =
  exits === undefined ? 2 : await runDemo({ screen: standardScreen(), stop: watchForStop(), exits });
