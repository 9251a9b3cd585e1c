import { choiceFrom, numberFrom, textFrom } from '../support/environment.js';
import { runProgram } from '../support/program.js';
import { expired, selfSigned } from '../tls/self-signed.js';
import { startCoreStandIn } from './core-stand-in.js';
import { HEALTH_ANSWERS } from './health.js';

const CERTIFICATES = { off: () => undefined, valid: () => selfSigned(), expired: () => expired() };

await runProgram('Core stand-in', async () => {
  const core = await startCoreStandIn({
    host: textFrom(process.env, 'CORE_HOST'),
    port: numberFrom(process.env, 'CORE_PORT', 0) ?? 4020,
    capacity: numberFrom(process.env, 'CORE_CAPACITY', 0),
    health: choiceFrom(process.env, 'CORE_HEALTH', HEALTH_ANSWERS),
    tls: CERTIFICATES[choiceFrom(process.env, 'CORE_TLS', ['off', 'valid', 'expired']) ?? 'off'](),
  });
  console.log(`Core stand-in listens on ${core.url} (bots at ${core.wsUrl}/exotel/{bot_id})`);
  return core;
});
