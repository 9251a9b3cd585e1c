import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import passport from 'passport';
import { NotReadyError, TooManyRequestsError } from '../common/errors/http.errors.js';
import type { FailureLimit } from '../limits/failure-limit.js';
import { KeysAwayError, UnauthenticatedError } from './auth.errors.js';
import type { Caller } from './caller.model.js';
import { JwtAuthGuard } from './jwt-auth.guard.js';
import { Public } from './roles.decorator.js';

const NAME = 'of-the-spec';
const CALLER: Caller = { sub: 'ops@example.com', role: 'admin', expiresAt: 0 };

/** What the strategy makes of a request's token. */
type Word = (strategy: passport.StrategyCreated<passport.Strategy>) => void;

const routes = { guarded: (): void => undefined, open: (): void => undefined };
Public()(routes, 'open', { value: routes.open });

describe('JwtAuthGuard', () => {
  let counted: string[];
  let request: { user?: Caller };

  beforeEach(() => {
    counted = [];
    request = {};
  });

  afterEach(() => {
    passport.unuse(NAME);
  });

  function pass(
    word: Word,
    route: keyof typeof routes = 'guarded',
    count = (address: string): Promise<unknown> => Promise.resolve(counted.push(address)),
  ): Promise<boolean> {
    passport.use(NAME, {
      authenticate() {
        word(this);
      },
    });
    Object.assign(request, { ip: '203.0.113.1', socket: {} });
    const context = {
      getHandler: () => routes[route],
      getClass: () => JwtAuthGuard,
      switchToHttp: () => ({ getRequest: () => request, getResponse: () => ({}) }),
    } as unknown as ExecutionContext;
    return new JwtAuthGuard({ defaultStrategy: NAME }, new Reflector(), {
      count,
    } as unknown as FailureLimit).canActivate(context);
  }

  it('counts nothing for a token that holds, and says whose it is', async () => {
    const isLetIn = await pass((strategy) => {
      strategy.success(CALLER);
    });

    expect([isLetIn, request.user, counted]).toEqual([true, CALLER, []]);
  });

  it('counts a token that does not hold against its address', async () => {
    const trying = pass((strategy) => {
      strategy.fail('bad');
    });

    await expect(trying).rejects.toThrow(UnauthenticatedError);
    expect(counted).toEqual(['203.0.113.1']);
  });

  it.each([
    ['a database that is away', new NotReadyError()],
    ['keys that are away', new KeysAwayError()],
    ['a defect of ours', new Error('a defect')],
  ])('counts nothing against anybody where nobody can be told apart: %s', async (_why, error) => {
    const trying = pass((strategy) => {
      strategy.error(error);
    });

    await expect(trying).rejects.toBe(error);
    expect(counted).toEqual([]);
  });

  it('says of an address that failed too often how long it has to wait', async () => {
    const tooMany = new TooManyRequestsError('too many', 7);
    const trying = pass(
      (strategy) => {
        strategy.fail('bad');
      },
      'guarded',
      () => Promise.reject(tooMany),
    );

    await expect(trying).rejects.toBe(tooMany);
  });

  it('asks nobody for a token on a public route', async () => {
    const isLetIn = await pass((strategy) => {
      strategy.fail('bad');
    }, 'open');

    expect([isLetIn, counted]).toEqual([true, []]);
  });
});
