import { parseArgs } from 'node:util';
import { createSigner } from 'fast-jwt';
import { ROLES, toRole } from './auth/caller.model.js';
import { loadConfig } from './config/load-config.js';
import { explainStartFailure } from './explain-start-failure.js';

const USAGE = `Usage: npm run token -- --role ${ROLES.join('|')} [--sub a@b] [--hours 8]`;

/** Prints a token signed with the local secret: the one in JWT_SECRET, or the one that DATA_DIR keeps. */
function main(): void {
  const { values } = parseArgs({
    options: { role: { type: 'string' }, sub: { type: 'string' }, hours: { type: 'string' } },
  });
  const role = toRole(values.role);
  const hours = Number(values.hours ?? 8);
  if (!role || !(hours > 0)) throw new TypeError(USAGE);

  const config = loadConfig();
  if (config.jwt.kind !== 'secret') {
    throw new TypeError(
      'Tokens are checked with a public key here; only whoever holds the private key can make one.',
    );
  }
  const sign = createSigner({
    key: config.jwt.secret,
    algorithm: config.jwt.algorithm,
    expiresIn: hours * 3_600_000,
  });
  const sub = values.sub ?? `${role}@localhost`;
  const issued = {
    ...(config.jwtIssuer && { iss: config.jwtIssuer }),
    ...(config.jwtAudience && { aud: config.jwtAudience }),
  };
  process.stdout.write(`${sign({ sub, role, name: sub, ...issued })}\n`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof TypeError ? error.message : explainStartFailure(error)}\n`);
  process.exit(1);
}
