import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSettings } from '../api/queries';
import type { Check } from '../api/queries';
import { may, useSession } from '../session/session';
import type { Role } from '../session/session';
import { text } from '../text/text';

interface MendingLinkProps {
  readonly didId: string;
  readonly name: Check['name'];
  readonly onCredentials: () => void;
}

/** The name of a check, leading to where its reader can mend what it found; else the name alone. */
export function MendingLink({ didId, name, onCredentials }: MendingLinkProps): ReactNode {
  const { session } = useSession();
  const title = text.knowing.check.names[name];
  // Where no host is set, the fleet has nothing to look at.
  const settings = useSettings(name === 'fleet_capacity' && may(session, 'super_admin'));
  const place = placeOf(name, didId, settings.data?.value.core_fleet.length !== 0);
  if (!place || !may(session, place.role)) return title;
  return (
    <Link
      href={place.to}
      state={{ isReturning: true }}
      onClick={() => {
        if (name === 'credentials') onCredentials();
      }}
    >
      {title}
    </Link>
  );
}

/** Whether a number belongs to the account is mended at Exotel. */
function placeOf(
  name: Check['name'],
  didId: string,
  hasFleet: boolean,
): { to: string; role: Role } | undefined {
  switch (name) {
    case 'credentials':
      return { to: '/#credentials', role: 'super_admin' };
    case 'bot':
      return { to: `/numbers/${didId}`, role: 'super_admin' };
    case 'flow_url':
    case 'number_flow':
      return { to: `/numbers/${didId}/setup`, role: 'super_admin' };
    case 'websocket_tls':
    case 'websocket_handshake':
      return { to: '/settings', role: 'super_admin' };
    case 'fleet_capacity':
      return hasFleet ? { to: '/fleet', role: 'admin' } : { to: '/settings', role: 'super_admin' };
    case 'number_owned':
      return undefined;
  }
}
