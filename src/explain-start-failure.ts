import { ConfigError } from './config/config.js';
import { StartRefusedError } from './database/database.errors.js';
import { explainRefusal } from './database/explain-refusal.js';

/** A command was called with options that it does not know; the message says what it takes. */
export class UsageError extends Error {}

/** Why the service did not start, in a sentence that says what to do; a stack only for what we did not expect. */
export function explainStartFailure(error: unknown): string {
  const { stack, message } = error as StartError;
  if (saysItAll(error)) return message;
  return explainRefusal(error) ?? explainSystemError(error as StartError) ?? stack ?? String(error);
}

function saysItAll(error: unknown): boolean {
  // A code of MongoDB is a number.
  const code = String((error as StartError).code);
  return SAYS_IT_ALL.some((kind) => error instanceof kind) || code.startsWith('ERR_PARSE_ARGS');
}

function explainSystemError(error: StartError): string | undefined {
  const { code = '', syscall = '', path, port = '' } = error;
  const explain = LISTENING.includes(syscall) ? SENTENCES[code] : undefined;
  if (explain) return explain(port);
  return path === undefined ? undefined : explainPath(path, code);
}

function explainPath(path: string, code: string): string {
  return NO_ROOM.includes(code)
    ? `There is no room for ${path} (${code}): make some on its disk, raise the quota or limit of this user, or configure another place.`
    : `${path} cannot be used (${code}): give this user the right to read it, and to write it where it lies in DATA_DIR, or configure another one.`;
}

const SAYS_IT_ALL = [ConfigError, StartRefusedError, UsageError];

const NO_ROOM: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

type StartError = NodeJS.ErrnoException & { readonly port?: number };

/** `getaddrinfo` looks HOST up; the database's driver keeps its own failures to itself. */
const LISTENING: readonly string[] = ['listen', 'getaddrinfo'];

const NO_SUCH_ADDRESS = 'HOST is not an address of this machine: set it to one that is, like 127.0.0.1.';

const SENTENCES: Readonly<Record<string, (port: number | string) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is taken: stop what listens there, or set PORT to another one (0 takes a free one).`,
  EACCES: (port) => `Port ${port} may not be used by this user: set PORT to one above 1023.`,
  EADDRNOTAVAIL: () => NO_SUCH_ADDRESS,
  ENOTFOUND: () => NO_SUCH_ADDRESS,
  EAI_AGAIN: () => NO_SUCH_ADDRESS,
};
