import { parseArgs } from 'node:util';
import { ROLES, toRole } from './auth/caller.model.js';
import { signLocalToken } from './auth/local-token.js';
import { loadConfig } from './config/load-config.js';
import { explainStartFailure, UsageError } from './explain-start-failure.js';

const USAGE = `Usage: npm run token -- --role ${ROLES.join('|')} [--sub a@b] [--hours 8]`;

/** Prints a token signed with the local secret: the one in JWT_SECRET, or the one that DATA_DIR keeps. */
function main(): void {
  const { values } = parseArgs({
    options: {
      role: { type: 'string' },
      sub: { type: 'string' },
      hours: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const role = toRole(values.role);
  const hours = Number(values.hours ?? 8);
  if (!role || !(hours > 0 && Number.isFinite(hours))) throw new UsageError(USAGE);
  process.stdout.write(`${signLocalToken(loadConfig(), { role, sub: values.sub, hours })}\n`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${explainStartFailure(error)}\n`);
  process.exit(1);
}
