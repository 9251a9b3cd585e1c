import { choiceFrom, numberFrom, textFrom, type Environment } from '../support/environment.js';
import type { ExotelStandInOptions } from './options.js';
import { parseVariants } from './variants.js';

/** The options as the environment gives them. Throws with a message that names the variable. */
export function readEnvironment(env: Environment): ExotelStandInOptions {
  const exophones = textFrom(env, 'SIM_EXOPHONES');
  const variants = textFrom(env, 'SIM_VARIANTS');
  return {
    host: textFrom(env, 'SIM_HOST'),
    port: numberFrom(env, 'SIM_PORT', 0) ?? 4010,
    accountSid: textFrom(env, 'SIM_ACCOUNT_SID'),
    apiKey: textFrom(env, 'SIM_API_KEY'),
    apiToken: textFrom(env, 'SIM_API_TOKEN'),
    exophones: exophones?.split(',').map((number) => number.trim()),
    seed: numberFrom(env, 'SIM_SEED', 0),
    speed: numberFrom(env, 'SIM_SPEED', 0.01),
    callsPerMinute: numberFrom(env, 'SIM_CALLS_PER_MINUTE', 0),
    callEvents: choiceFrom(env, 'SIM_CALL_EVENTS', ['on', 'off']),
    region: choiceFrom(env, 'SIM_REGION', ['singapore', 'mumbai']),
    accountRegion: choiceFrom(env, 'SIM_ACCOUNT_REGION', ['singapore', 'mumbai']),
    variants: variants === undefined ? undefined : parseVariants(variants),
  };
}
