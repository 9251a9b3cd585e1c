import { useSyncExternalStore } from 'react';

export const ROLES = ['agent', 'supervisor', 'admin', 'super_admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in, as the token says; the service itself decides what they may do. */
export interface Session {
  readonly token: string;
  readonly sub: string;
  readonly role: Role | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

interface State {
  readonly session: Session | null;
  /** The service refused the token: the view stays, and the page asks for another one. */
  readonly isRefused: boolean;
}

const KEY = 'cxb.token';
const listeners = new Set<() => void>();
let state: State = { session: restore(), isRefused: false };

export function useSession(): State {
  return useSyncExternalStore(subscribe, () => state);
}

export function currentToken(): string | undefined {
  return state.session?.token;
}

/** Read outside of the views. */
export function isTokenRefused(): boolean {
  return state.isRefused;
}

export function signInWith(session: Session): void {
  sessionStorage.setItem(KEY, session.token);
  change({ session, isRefused: false });
}

export function signOut(): void {
  sessionStorage.removeItem(KEY);
  change({ session: null, isRefused: false });
}

/** The service answered 401 to this token. */
export function refuseToken(token: string | undefined): void {
  if (token === undefined || token !== state.session?.token) return;
  change({ ...state, isRefused: true });
}

export function may(session: Session | null, needed: Role): boolean {
  return session?.role !== undefined && ROLES.indexOf(session.role) >= ROLES.indexOf(needed);
}

/** A token as it was pasted: without the header's name and scheme, quotes and spaces around it. */
export function tidyToken(pasted: string): string {
  return pasted
    .replace(/^[\s"'`]*(?:authorization:\s*)?(?:bearer\s+)?["'`]*/i, '')
    .replace(/[\s"'`,;]+$/, '');
}

export function hasThreeParts(token: string): boolean {
  return token.split('.').every((part) => part !== '') && token.split('.').length === 3;
}

/** Reads a token without checking it; null for what is not one. */
export function readToken(token: string): Session | null {
  const payload = token.split('.')[1];
  if (payload === undefined || token.split('.').length !== 3) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(claims) ? toSession(token, claims) : null;
  } catch {
    return null;
  }
}

function toSession(token: string, claims: Readonly<Record<string, unknown>>): Session {
  return {
    token,
    sub: typeof claims.sub === 'string' ? claims.sub : '',
    role: roleOf(claims),
    expiresAt: typeof claims.exp === 'number' ? claims.exp * 1_000 : 0,
  };
}

function roleOf({ role, roles }: Readonly<Record<string, unknown>>): Role | undefined {
  if (role !== undefined && role !== null) return ROLES.find((known) => known === role);
  return Array.isArray(roles) ? ROLES.findLast((known) => roles.includes(known)) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function restore(): Session | null {
  const token = sessionStorage.getItem(KEY);
  return token === null ? null : readToken(token);
}

function change(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
