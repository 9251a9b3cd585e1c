import { messageOf } from './message-of.js';

/** Starts a stand-in from the command line and stops it on SIGINT or SIGTERM. */
export async function runProgram(
  name: string,
  start: () => Promise<{ stop(): Promise<void> }>,
): Promise<void> {
  try {
    const standIn = await start();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        void standIn.stop().then(() => process.exit(0));
      });
    }
  } catch (error) {
    process.stderr.write(`${name}: ${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}
