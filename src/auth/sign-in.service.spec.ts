import { createDecoder } from 'fast-jwt';
import type { AppConfig } from '../config/config.js';
import { SignInCodeError } from './auth.errors.js';
import { SignInService } from './sign-in.service.js';

const CONFIG = {
  environment: 'development',
  usersCollection: undefined,
  jwt: { kind: 'secret', secret: 's'.repeat(32), algorithm: 'HS256' },
} as unknown as AppConfig;
const TEN_MINUTES_MS = 600_000;

let now: number;

beforeEach(() => {
  now = Date.now();
});

const aService = (changes: object = {}): SignInService =>
  new SignInService({ ...CONFIG, ...changes }, { now: () => new Date(now) });

function codeOf(service: SignInService): string {
  return (
    /^http:\/\/localhost\/#code=([\w-]{32})$/.exec(service.createLink('http://localhost') ?? '')?.[1] ?? ''
  );
}

describe('a sign-in link', () => {
  it('signs in once, as super_admin', () => {
    const service = aService();
    const code = codeOf(service);

    const { token, expiresAt } = service.signIn(code);

    const claims = createDecoder()(token) as { role: string; exp: number };
    expect([claims.role, claims.exp * 1_000]).toEqual(['super_admin', expiresAt.getTime()]);
    expect(() => service.signIn(code)).toThrow(SignInCodeError);
  });

  it('signs in until ten minutes have passed, and then no more', () => {
    const service = aService();
    const codes = [codeOf(service), codeOf(service)] as const;

    now += TEN_MINUTES_MS - 1;
    expect(service.signIn(codes[0]).token).not.toBe('');
    now += 1;
    expect(() => service.signIn(codes[1])).toThrow(SignInCodeError);
  });

  it.each([
    ['in production', { environment: 'production' }],
    ['where a list of users decides', { usersCollection: 'users' }],
    ['where tokens are made elsewhere', { jwt: { kind: 'public', pem: '', algorithm: 'ES256' } }],
  ])('is not offered %s', (_where, changes) => {
    expect(aService(changes).createLink('http://localhost')).toBeUndefined();
  });
});
