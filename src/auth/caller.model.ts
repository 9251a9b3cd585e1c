/** The platform's roles by rank; each may do what the ones before it may. */
export const ROLES = ['agent', 'supervisor', 'admin', 'super_admin'] as const;

export type Role = (typeof ROLES)[number];

/** Who asks, as the token (or, with `USERS_COLLECTION`, the stored user) says. */
export interface Caller {
  /** The token's `sub`: the user's e-mail address. */
  readonly sub: string;
  readonly role: Role | undefined;
  /** When the token ends, in seconds since 1970. */
  readonly expiresAt: number;
}

export function hasRank(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** The role that a token's claims give: `role` counts where it is there, else the highest of `roles`. */
export function roleOf(claims: Readonly<Record<string, unknown>>): Role | undefined {
  const { role, roles } = claims;
  if (role !== undefined && role !== null) return toRole(role);
  return Array.isArray(roles) ? ROLES.findLast((known) => roles.includes(known)) : undefined;
}

export function toRole(value: unknown): Role | undefined {
  return ROLES.find((known) => known === value);
}
