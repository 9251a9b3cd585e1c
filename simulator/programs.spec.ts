import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rawRequest } from './testing/raw-request.js';

const tsx = createRequire(import.meta.url).resolve('tsx/cli');

function run(program: string, env: Record<string, string>): ChildProcess {
  const path = fileURLToPath(new URL(program, import.meta.url));
  return spawn(process.execPath, [tsx, path], { env: { PATH: process.env['PATH'], ...env }, stdio: 'pipe' });
}

async function firstText(stream: NodeJS.ReadableStream | null): Promise<string> {
  const [data] = stream ? ((await once(stream, 'data')) as [Buffer]) : [''];
  return data.toString();
}

it.each([
  ['exotel/main.ts', { SIM_PORT: '0', SIM_SPEED: '10' }, '/sim/calls'],
  ['core/main.ts', { CORE_PORT: '0', CORE_CAPACITY: '3' }, '/health/fleet'],
])('%s says where it listens and stops on SIGTERM', async (program, env, path) => {
  const child = run(program, env);
  const line = await firstText(child.stdout);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';

  const answer = await rawRequest(url + path);
  const exit = once(child, 'exit');
  child.kill('SIGTERM');

  expect(answer.status).toBe(200);
  expect(await exit).toEqual([0, null]);
});

it.each([
  ['exotel/main.ts', { SIM_SPEED: 'fast' }, 'SIM_SPEED must be a number'],
  ['exotel/main.ts', { SIM_VARIANTS: 'connectTo=nobody' }, 'connectTo must be one of exophone, null'],
  ['core/main.ts', { CORE_HEALTH: 'splendid' }, 'CORE_HEALTH must be one of'],
])('%s refuses %j in one line', async (program, env, message) => {
  const child = run(program, env);
  const exit = once(child, 'exit');

  expect(await firstText(child.stderr)).toContain(message);
  expect(await exit).toEqual([1, null]);
});
