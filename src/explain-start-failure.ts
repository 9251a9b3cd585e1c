import { dirname } from 'node:path';
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
  const { code = '', syscall = '', port = '' } = error;
  const explain = LISTENING.includes(syscall) ? SENTENCES[code] : undefined;
  return explain ? explain(port) : explainFileError(error);
}

function explainFileError(error: StartError): string | undefined {
  const { code = '', syscall = '', path } = error;
  if (IN_TMPDIR.includes(syscall)) return sayTmpdir(error);
  if (NO_ROOM.includes(code)) return sayNoRoom(path, code);
  return path === undefined ? undefined : `${path} cannot be used (${code}): ${NOT_USABLE[code] ?? NO_RIGHT}`;
}

function sayTmpdir({ code = '', path = '', dest }: StartError): string {
  // Of a link, the path is what it leads to.
  const folder = dest === undefined ? dirname(path) : dirname(dirname(dest));
  return `The temporary folder ${folder} cannot be used (${code}): set TMPDIR to a folder that can be written and has room.`;
}

function sayNoRoom(path: string | undefined, code: string): string {
  return `There is no room for ${path ?? 'a file'} (${code}): make some on its disk, raise the quota or limit of this user, or configure another place.`;
}

const SAYS_IT_ALL = [ConfigError, StartRefusedError, UsageError];

type StartError = NodeJS.ErrnoException & { readonly port?: number; readonly dest?: string };

/** How the folder of the embedded store's sockets is made; nothing else of the service does these. */
const IN_TMPDIR: readonly string[] = ['mkdtemp', 'symlink'];

const NO_ROOM: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const NO_RIGHT =
  'give this user the right to read it, and to write it where it lies in DATA_DIR, or configure another one.';

const FILE_IN_THE_WAY =
  'a file stands where a folder is needed; move it away, or configure another folder, as DATA_DIR for the data.';

const NOT_USABLE: Readonly<Record<string, string>> = { EEXIST: FILE_IN_THE_WAY, ENOTDIR: FILE_IN_THE_WAY };

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
