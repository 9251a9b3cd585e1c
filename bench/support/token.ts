import { createSigner } from 'fast-jwt';

export const JWT_SECRET = 'a-secret-for-the-bench-of-more-than-32-bytes';

const sign = createSigner({ key: JWT_SECRET, algorithm: 'HS256' });

/** A token that lasts for the whole bench. */
export function benchToken(sub = 'bench@example.com'): string {
  return sign({ sub, name: sub, role: 'super_admin', exp: Math.floor(Date.now() / 1_000) + 3_600 });
}
