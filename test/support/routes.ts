import type { Role } from '../../src/auth/caller.model.js';
import { ROOT } from './api.js';

export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** With its parameters as OpenAPI writes them. */
  readonly path: string;
  /** The lowest role that may call it; undefined where no token is asked for. */
  readonly role: Role | undefined;
  /** A body that is accepted as far as its content goes. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Every route that the API promises. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: ROOT, role: 'super_admin' },
  { method: 'PUT', path: ROOT, role: 'super_admin', body: {} },
  { method: 'POST', path: `${ROOT}/dids`, role: 'super_admin', body: { number: '+918047119999' } },
  { method: 'GET', path: `${ROOT}/dids/{did_id}`, role: 'super_admin' },
  { method: 'PUT', path: `${ROOT}/dids/{did_id}`, role: 'super_admin', body: {} },
  { method: 'DELETE', path: `${ROOT}/dids/{did_id}`, role: 'super_admin' },
  { method: 'GET', path: `${ROOT}/test-call-options`, role: 'admin' },
  {
    method: 'POST',
    path: `${ROOT}/dids/{did_id}/test-call`,
    role: 'admin',
    body: { to_number: '+919000000000' },
  },
  { method: 'POST', path: `${ROOT}/verify`, role: 'super_admin', body: {} },
  { method: 'GET', path: `${ROOT}/verification`, role: 'super_admin' },
  { method: 'GET', path: `${ROOT}/exophones`, role: 'super_admin' },
  {
    method: 'POST',
    path: `${ROOT}/dids/import`,
    role: 'super_admin',
    body: { numbers: ['+918047110001'] },
  },
  { method: 'GET', path: `${ROOT}/dids/{did_id}/check`, role: 'admin' },
  { method: 'POST', path: `${ROOT}/dids/{did_id}/check`, role: 'admin', body: {} },
  { method: 'GET', path: `${ROOT}/checks`, role: 'admin' },
  { method: 'GET', path: `${ROOT}/test-calls`, role: 'admin' },
  { method: 'GET', path: `${ROOT}/test-calls/{id}`, role: 'admin' },
  { method: 'GET', path: `${ROOT}/test-calls/{id}/events`, role: 'admin' },
  { method: 'POST', path: `${ROOT}/callbacks/{token}`, role: undefined, body: {} },
  { method: 'GET', path: '/api/v1/settings', role: 'super_admin' },
  { method: 'PUT', path: '/api/v1/settings/fleet', role: 'super_admin', body: {} },
  { method: 'GET', path: '/api/v1/fleet/status', role: 'admin' },
  { method: 'GET', path: '/api/v1/audit', role: 'super_admin' },
  { method: 'GET', path: '/health/live', role: undefined },
  { method: 'GET', path: '/health/ready', role: undefined },
  { method: 'GET', path: '/metrics', role: undefined },
];

/** The routes that ask for a token. */
export const GUARDED = ROUTES.filter((route): route is Route & { role: Role } => route.role !== undefined);

/** An address of the route; its parameters name nothing that exists. */
export function addressOf(route: Route): string {
  return route.path.replace(/\{\w+\}/, 'no-such-thing');
}

export function titleOf(route: Route): string {
  return `${route.method} ${route.path}`;
}
