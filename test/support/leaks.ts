import { JWT_SECRET } from './sign-in.js';

/** What must stand in no log and no metric, whatever a spec does. */
const LEAKS = [
  JWT_SECRET,
  'simkey',
  'simtoken',
  Buffer.from('simkey:simtoken').toString('base64'),
  Buffer.alloc(32, 7).toString('base64url'),
  // Bearer tokens, and those in callbacks' addresses.
  /eyJ[\w-]+\.eyJ[\w-]+/,
  /callbacks\/[\w-]{43}/,
  // Full phone numbers, as E.164 and as they are dialled in India.
  /\+[1-9]\d{9,14}/,
  /(?<![\w.:-])0?[6-9]\d{9}(?![\w.:-])/,
];

/** @throws Error that names each leak with its line */
export function refuseLeaks(text: string): void {
  const leaks = leaksIn(text);
  if (leaks.length > 0) throw new Error(`it told what it must not:\n${leaks.join('\n')}`);
}

/** Each leak with the line that it stands in. */
export function leaksIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => LEAKS.filter((leak) => has(line, leak)).map((leak) => `${String(leak)}: ${line}`));
}

function has(line: string, leak: string | RegExp): boolean {
  return typeof leak === 'string' ? line.includes(leak) : leak.test(line);
}
