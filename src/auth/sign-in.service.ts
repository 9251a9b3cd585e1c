import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createDecoder } from 'fast-jwt';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/config.js';
import { SignInCodeError } from './auth.errors.js';
import { canSignTokens, signLocalToken } from './local-token.js';

const CODE_LIVES_MS = 600_000;
const TOKEN_LIVES_HOURS = 8;

export interface SignedIn {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * One-time codes that sign in as super_admin, for whoever started the service on their own machine. They live in this
 * process only, as hashes.
 */
@Injectable()
export class SignInService {
  private readonly codes = new Map<string, number>();

  constructor(
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Outside production, where we can sign, and where no list of users decides. */
  get isOffered(): boolean {
    const { environment, usersCollection } = this.config;
    return environment !== 'production' && usersCollection === undefined && canSignTokens(this.config);
  }

  /** An address of the page with a new code, which works once and for 10 minutes; undefined where none is offered. */
  createLink(baseUrl: string): string | undefined {
    if (!this.isOffered) return undefined;
    const code = randomBytes(24).toString('base64url');
    this.codes.set(digest(code), this.now() + CODE_LIVES_MS);
    // In the fragment: browsers send it to nobody, so that no log can hold it.
    return `${baseUrl}/#code=${code}`;
  }

  /** @throws SignInCodeError when the code is unknown, used or too old */
  signIn(code: string): SignedIn {
    const key = digest(code);
    const until = this.codes.get(key);
    this.codes.delete(key);
    if (until === undefined || until <= this.now()) throw new SignInCodeError();
    const token = signLocalToken(this.config, { role: 'super_admin', hours: TOKEN_LIVES_HOURS });
    return { token, expiresAt: endOf(token) };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function endOf(token: string): Date {
  const { exp } = createDecoder()(token) as { readonly exp: number };
  return new Date(exp * 1_000);
}

function digest(code: string): string {
  return hash('sha256', code, 'base64url');
}
