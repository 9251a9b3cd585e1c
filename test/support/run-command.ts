import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs one of the built commands, like `audit-verify`, as an operator would; gives what it said and its exit code. */
export async function runBuiltCommand(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): Promise<{ code: number | null; output: string }> {
  const script = fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));
  if (!existsSync(script)) throw new Error('There is no build: run npm run build first.');
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
  const child = spawn(process.execPath, [script, ...args], { env: { PATH: process.env['PATH'], ...set } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => (output += text.toString()));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
