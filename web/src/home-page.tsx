import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { NotFoundPage, RoleTooLowPage } from './message-pages';
import { Skeleton } from './ui/loaded';

const ExotelPage = lazy(() => import('./exotel/exotel-page'));
const CallersPage = lazy(() => import('./calls/callers-page'));

interface HomePageProps {
  readonly isSuperAdmin: boolean;
  readonly numberId?: string | undefined;
  readonly action?: string | undefined;
}

const ACTIONS = ['call', 'check', 'remove', 'setup'];
const OF_ADMINS = ['call', 'check'];

/** A Super admin sets Exotel up here; an Admin finds the numbers to call from. */
export function HomePage({ isSuperAdmin, numberId, action }: HomePageProps): ReactNode {
  const place = { numberId, action };
  if (!isDialog(numberId, action)) return <NotFoundPage />;
  if (!isSuperAdmin && numberId !== undefined && !OF_ADMINS.includes(action ?? '')) {
    return <RoleTooLowPage role="admin" />;
  }
  return (
    <Suspense fallback={<Skeleton />}>
      {isSuperAdmin ? <ExotelPage {...place} /> : <CallersPage {...place} />}
    </Suspense>
  );
}

/** What stands behind `/numbers`: nothing, a dialog of the whole list, or one of a number. */
function isDialog(numberId: string | undefined, action: string | undefined): boolean {
  if (action === undefined) return true;
  return numberId !== 'new' && numberId !== 'import' && ACTIONS.includes(action);
}
