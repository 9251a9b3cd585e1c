import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { AuthModuleOptions, PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { Strategy } from 'passport-jwt';
import { UnauthenticatedError } from './auth.errors.js';
import { roleOf } from './caller.model.js';
import type { Caller } from './caller.model.js';
import { TokenVerifier } from './token-verifier.js';
import type { Claims } from './token-verifier.js';
import { UsersStore } from './users.store.js';

type Done = (error: unknown, claims?: Claims) => void;

/** passport-jwt lets its verifier be replaced; each strategy brings its own in the place of its key. */
Object.assign(Strategy, {
  JwtVerifier: (token: string, verifier: TokenVerifier, _options: unknown, done: Done) => {
    verifier.verify(token).then((claims) => {
      done(null, claims);
    }, done);
  },
});

/** The whole header counts: passport-jwt's own extractor takes the first two words of any number. */
function bearerTokenOf({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  return /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    options: AuthModuleOptions,
    verifier: TokenVerifier,
    private readonly users: UsersStore,
  ) {
    super({
      jwtFromRequest: bearerTokenOf,
      secretOrKeyProvider: (_request, _token, done) => {
        done(null, verifier as unknown as string);
      },
    });
    // passport keeps strategies by name and process-wide: a name of our own keeps two apps in one process apart.
    passport.use(String(options.defaultStrategy), this);
  }

  /** @throws UnauthenticatedError when `USERS_COLLECTION` is set and has no such active user */
  async validate(claims: Claims): Promise<Caller> {
    const sub = typeof claims['sub'] === 'string' ? claims['sub'] : '';
    const expiresAt = Number(claims['exp']);
    if (!this.users.isConsulted) return { sub, role: roleOf(claims), expiresAt };
    const user = sub === '' ? null : await this.users.findActive(sub);
    if (!user) throw new UnauthenticatedError('no_such_active_user');
    return { sub, role: user.role, expiresAt };
  }
}
