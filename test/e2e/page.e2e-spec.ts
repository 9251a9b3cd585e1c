import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignInService } from '../../src/auth/sign-in.service.js';
import { Clock } from '../../src/common/time/clock.js';
import { ROOT } from '../support/api.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const PROJECT = path.resolve(import.meta.dirname, '../..');

describe('the page and its API', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app.stop();
  });

  it('agree: the page was built for the API as it is (else: npm run api:types)', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cxb-api-'));
    const file = path.join(folder, 'openapi.json');
    writeFileSync(file, (await app.api.get('/api/docs-json')).text);
    const script = path.join(PROJECT, 'scripts/api-types.mjs');

    const { status, stderr } = spawnSync(process.execPath, [script, '--check', file], { encoding: 'utf8' });

    rmSync(folder, { recursive: true });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('know no sign-in code that nobody made', async () => {
    const answer = await app.api.post('/api/v1/sign-in', { code: 'guessed' }, { as: undefined });

    expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
  });

  it('ask for the code', async () => {
    const answer = await app.api.post('/api/v1/sign-in', {}, { as: undefined });

    expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'code']);
  });

  it('have no sign-in by a code in production', async () => {
    const production = await startApp({ env: { NODE_ENV: 'production' } });

    try {
      const answer = await fetch(`${production.url}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"code":"any"}',
      });

      expect([answer.status, await answer.json()]).toEqual([
        404,
        expect.objectContaining({ code: 'not_found' }),
      ]);
    } finally {
      await production.stop();
    }
  });
});

describe('one-time codes', () => {
  class SetClock extends Clock {
    at = Date.now();
    override now(): Date {
      return new Date(this.at);
    }
  }

  const codeOf = (link: string | undefined): string => link?.split('#code=')[1] ?? '';

  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app.stop();
  });

  it('give a token of a super_admin, once', async () => {
    const signIn = new SignInService(app.config, new Clock());
    const code = codeOf(signIn.createLink('http://here'));

    const { token, expiresAt } = signIn.signIn(code);

    expect((await app.api.get(ROOT, { token })).status).toBe(200);
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
    expect(() => signIn.signIn(code)).toThrow(/used already/);
  });

  it('work for ten minutes', () => {
    const clock = new SetClock();
    const signIn = new SignInService(app.config, clock);
    const [early, late] = [codeOf(signIn.createLink('')), codeOf(signIn.createLink(''))];

    clock.at += 599_999;
    expect(signIn.signIn(early).token).toMatch(/^ey/);
    clock.at += 1;
    expect(() => signIn.signIn(late)).toThrow(/older than 10 minutes/);
  });

  it.each([
    ['in production', { environment: 'production' }],
    ['where a collection of users decides', { usersCollection: 'users' }],
    ['where somebody else signs', { jwt: { kind: 'jwks', url: 'https://keys.example.com' } }],
  ] as const)('are not offered %s', (_where, change) => {
    const signIn = new SignInService({ ...app.config, ...change }, new Clock());

    expect(signIn.createLink('http://here')).toBeUndefined();
  });
});
