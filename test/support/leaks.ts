import { JWT_SECRET } from './sign-in.js';

/** What must be written nowhere, whatever a spec does. */
const SECRETS = [
  JWT_SECRET,
  'simkey',
  'simtoken',
  Buffer.from('simkey:simtoken').toString('base64'),
  Buffer.alloc(32, 7).toString('base64url'),
  // Bearer tokens, and those in callbacks' addresses.
  /eyJ[\w-]+\.eyJ[\w-]+/,
  /callbacks\/[\w-]{43}/,
];

/** Full phone numbers, as E.164 and as they are dialled in India: in documents, but in no log and no metric. */
const NUMBERS = [/\+[1-9]\d{9,14}/, /(?<![\w.:-])0?[6-9]\d{9}(?![\w.:-])/];

/** Of logs and metrics. @throws Error that names each leak with its line */
export function refuseLeaks(text: string): void {
  refuse(leaksIn(text));
}

/** Of documents, a line each. @throws Error that names each secret with its line */
export function refuseSecrets(documents: string): void {
  refuse(found(documents, SECRETS));
}

function refuse(leaks: readonly string[]): void {
  if (leaks.length > 0) throw new Error(`it told what it must not:\n${leaks.join('\n')}`);
}

/** Each leak with the line that it stands in. */
export function leaksIn(text: string): string[] {
  return found(text, [...SECRETS, ...NUMBERS]);
}

function found(text: string, leaks: readonly (string | RegExp)[]): string[] {
  return text
    .split('\n')
    .flatMap((line) => leaks.filter((leak) => has(line, leak)).map((leak) => `${String(leak)}: ${line}`));
}

function has(line: string, leak: string | RegExp): boolean {
  return typeof leak === 'string' ? line.includes(leak) : leak.test(line);
}
