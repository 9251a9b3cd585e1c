import { ROOT } from '../support/api.js';
import { forgedToken, inAMinute, tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

describe('USERS_COLLECTION', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp({ env: { USERS_COLLECTION: 'users' } });
  });

  afterAll(async () => {
    await app.stop();
  });

  beforeEach(async () => {
    await app.connection.collection('users').deleteMany({});
  });

  const store = (user: Record<string, unknown> = {}): Promise<unknown> =>
    app.connection
      .collection('users')
      .insertOne({ email: 'ops@example.com', role: 'super_admin', is_active: true, name: 'Ops', ...user });

  const statusOf = async (token = tokenFor({ role: 'super_admin' })): Promise<number> =>
    (await app.api.get(ROOT, { token })).status;

  it('lets an active user pass with the stored role', async () => {
    await store();

    expect(await statusOf()).toBe(200);
  });

  it('lets the stored role count and not the token\u2019s', async () => {
    await store();

    expect(await statusOf(tokenFor({ role: 'agent' }))).toBe(200);
    expect(await statusOf(tokenFor())).toBe(200);
  });

  it.each([
    ['a demoted user', { role: 'agent' }, 403],
    ['a user whose role is not enough', { role: 'admin' }, 403],
    ['a user without a role', { role: undefined }, 403],
    ['a user with an unknown role', { role: 'root' }, 403],
    ['a deactivated user', { is_active: false }, 401],
    ['a user who is not said to be active', { is_active: undefined }, 401],
    ['a user with another address', { email: 'other@example.com' }, 401],
    ['a user with a longer address', { email: 'xops@example.com' }, 401],
  ])('refuses %s', async (_title, user, status) => {
    await store(user);

    expect(await statusOf()).toBe(status);
  });

  it('refuses everyone when nobody is there', async () => {
    expect(await statusOf()).toBe(401);
  });

  it('looks at the user anew at each request', async () => {
    await store();
    const token = tokenFor({ role: 'super_admin' });
    const users = app.connection.collection('users');

    expect(await statusOf(token)).toBe(200);
    await users.updateOne({ email: 'ops@example.com' }, { $set: { role: 'agent' } });
    expect(await statusOf(token)).toBe(403);
    await users.updateOne({ email: 'ops@example.com' }, { $set: { role: 'super_admin', is_active: false } });
    expect(await statusOf(token)).toBe(401);
    await users.updateOne({ email: 'ops@example.com' }, { $set: { is_active: true } });
    expect(await statusOf(token)).toBe(200);
  });

  it.each([
    ['is missing', undefined],
    ['is an operator', { $ne: null }],
    ['is a list', ['ops@example.com']],
    ['is empty', ''],
    ['is a number', 7],
  ])('refuses a token whose sub %s', async (_title, sub) => {
    await store();
    await store({ email: '' });
    await store({ email: undefined });
    const token = forgedToken({ sub, role: 'super_admin', exp: inAMinute() });

    expect(await statusOf(token)).toBe(401);
  });
});
