import { choiceFrom, numberFrom, textFrom } from '../support/environment.js';
import { runProgram } from '../support/program.js';
import { startCoreStandIn } from './core-stand-in.js';
import { HEALTH_ANSWERS } from './health.js';

await runProgram('Core stand-in', async () => {
  const core = await startCoreStandIn({
    host: textFrom(process.env, 'CORE_HOST'),
    port: numberFrom(process.env, 'CORE_PORT', 0) ?? 4020,
    capacity: numberFrom(process.env, 'CORE_CAPACITY', 0),
    health: choiceFrom(process.env, 'CORE_HEALTH', HEALTH_ANSWERS),
  });
  console.log(`Core stand-in listens on ${core.url} (bots at ${core.wsUrl}/exotel/{bot_id})`);
  return core;
});
