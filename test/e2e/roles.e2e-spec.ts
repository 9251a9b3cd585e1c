import { ROLES } from '../../src/auth/caller.model.js';
import { ROOT } from '../support/api.js';
import { addressOf, GUARDED, ROUTES, titleOf } from '../support/routes.js';
import { tokenFor } from '../support/sign-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

const BAD_BODY = { surprise: true };

describe('who may call what', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app.stop();
  });

  describe.each(GUARDED.map((route) => [titleOf(route), route] as const))('%s', (_title, route) => {
    const json = route.body && { json: route.body };

    it.each(ROLES.slice(0, ROLES.indexOf(route.role)))('is forbidden to %s', async (role) => {
      const answer = await app.api.request(route.method, addressOf(route), { as: role, ...json });

      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
      expect(answer.body.detail).toContain(route.role);
    });

    it.each(ROLES.slice(ROLES.indexOf(route.role)))('is open to %s', async (role) => {
      const answer = await app.api.request(route.method, addressOf(route), { as: role, ...json });

      expect([200, 201, 404, 409]).toContain(answer.status);
    });

    it('is closed without a token', async () => {
      const answer = await app.api.request(route.method, addressOf(route), { as: undefined, ...json });

      expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    });

    it('is forbidden to a token without a role', async () => {
      const answer = await app.api.request(route.method, addressOf(route), { token: tokenFor(), ...json });

      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    });

    if (route.body) {
      it('looks at the token and the role before the body', async () => {
        const without = await app.api.request(route.method, addressOf(route), {
          as: undefined,
          json: BAD_BODY,
        });
        const tooLow = await app.api.request(route.method, addressOf(route), { as: 'agent', json: BAD_BODY });

        expect([without.status, tooLow.status]).toEqual([401, 403]);
      });

      it('looks at the body before it looks for the resource', async () => {
        const answer = await app.api.request(route.method, addressOf(route), {
          as: 'super_admin',
          json: BAD_BODY,
        });

        expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed']);
      });
    }
  });

  it.each(ROUTES.filter(({ role }) => role === undefined).map((route) => [titleOf(route), route] as const))(
    '%s asks for no token',
    async (_title, route) => {
      const json = route.body && { json: route.body };

      const answer = await app.api.request(route.method, addressOf(route), { as: undefined, ...json });

      expect([200, 404]).toContain(answer.status);
    },
  );

  describe('the claims that name a role', () => {
    const OPTIONS = `${ROOT}/test-call-options`;
    const cases: [string, Record<string, unknown>, number][] = [
      ['an array `roles` with the role', { roles: ['admin'] }, 200],
      ['an array `roles` whose highest suffices', { roles: ['agent', 'super_admin', 'supervisor'] }, 200],
      ['an array `roles` with lower ones only', { roles: ['agent', 'supervisor'] }, 403],
      ['an empty array `roles`', { roles: [] }, 403],
      ['a `roles` that is a text', { roles: 'admin' }, 403],
      ['`role` above `roles`', { role: 'admin', roles: ['agent'] }, 200],
      ['`role` below `roles`', { role: 'agent', roles: ['super_admin'] }, 403],
      ['an unknown `role` with good `roles`', { role: 'root', roles: ['super_admin'] }, 403],
      ['an empty `role` with good `roles`', { role: '', roles: ['super_admin'] }, 403],
      ['a `role` that is an array', { role: ['super_admin'] }, 403],
      ['a `role` in capitals', { role: 'ADMIN' }, 403],
      ['`roles` with unknown entries beside the good one', { roles: ['root', 7, null, 'admin'] }, 200],
      ['a `role` like a property of every object', { role: 'constructor' }, 403],
    ];

    it.each(cases)('%s', async (_title, claims, status) => {
      const answer = await app.api.get(OPTIONS, { token: tokenFor({ claims }) });

      expect(answer.status).toBe(status);
    });
  });

  it('reveals nothing of a resource to a role that is too low', async () => {
    const didId = await app.api.addDid({ number: '+918047110050' });

    const there = await app.api.get(`${ROOT}/dids/${didId}`, { as: 'admin' });
    const notThere = await app.api.get(`${ROOT}/dids/no-such-did`, { as: 'admin' });

    expect([there.status, notThere.status]).toEqual([403, 403]);
    expect(there.body.detail).toBe(notThere.body.detail);
  });

  it('says 404 before 412', async () => {
    const answer = await app.api.delete(`${ROOT}/dids/no-such-did`, { headers: { 'if-match': '"stale"' } });

    expect([answer.status, answer.body.code]).toEqual([404, 'did_not_found']);
  });

  it('says 400 before 412', async () => {
    const answer = await app.api.put(ROOT, BAD_BODY, { headers: { 'if-match': '"stale"' } });

    expect(answer.status).toBe(400);
  });

  it('says 404 before 409', async () => {
    const answer = await app.api.placeTestCall('no-such-did', '+919000000000');

    expect([answer.status, answer.body.code]).toEqual([404, 'did_not_found']);
  });

  it.each([
    ['a body that is too large', 413, { raw: `"${'x'.repeat(102_401)}"`, type: 'application/json' }],
    ['a body that is not JSON', 415, { raw: 'number=1', type: 'text/plain' }],
    ['JSON that does not parse', 400, { raw: '{"number":', type: 'application/json' }],
  ])('may refuse %s before it looks at the role, and only as %d', async (_title, status, { raw, type }) => {
    const answer = await app.api.post(`${ROOT}/dids`, undefined, {
      as: 'agent',
      raw,
      headers: { 'content-type': type },
    });

    expect([403, status]).toContain(answer.status);
    if (answer.status === 400) expect(answer.body.code).toBe('malformed_json');
  });
});
