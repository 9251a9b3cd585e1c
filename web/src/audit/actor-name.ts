import type { AuditEntry } from '../api/queries';
import { text } from '../text/text';

/** A person by their name in the token, the service's own doings by which of them it was. */
export function actorName({ actor, role }: Pick<AuditEntry, 'actor' | 'role'>): string {
  return role === '' ? `${text.audit.byService} (${actor})` : actor;
}
