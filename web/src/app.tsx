import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Route, Switch, useLocation } from 'wouter';
import { ErrorBoundary } from './error-boundary';
import { HomePage } from './home-page';
import { Layout } from './layout';
import { NotFoundPage, RoleTooLowPage } from './message-pages';
import { takeCode } from './session/one-time-code';
import { may, useSession } from './session/session';
import { linkFault, SignInAgain, SignInPage, signInWithCode } from './session/sign-in';
import { text } from './text/text';
import { Skeleton } from './ui/loaded';
import { Notice } from './ui/notice';

const loadCalls = () => import('./calls/calls-page');
const loadCall = () => import('./calls/call-page');
const loadSettings = () => import('./settings/settings-page');
const loadFleet = () => import('./fleet/fleet-page');
const loadAudit = () => import('./audit/audit-page');

const CallsPage = lazy(loadCalls);
const CallPage = lazy(loadCall);
const SettingsPage = lazy(loadSettings);
const FleetPage = lazy(loadFleet);
const AuditPage = lazy(loadAudit);
const LOAD_REST_AFTER_MS = 1_000;

export function App(): ReactNode {
  const { session, isRefused } = useSession();
  const link = useSignInLink(session?.token);
  const [address] = useLocation();
  useFreshData(session?.token);
  if (!session && link.isWorking) return <main className="sign-in">{text.signIn.working}</main>;
  if (!session) return <SignInPage fault={link.fault} />;
  return (
    <>
      <Layout session={session}>
        {link.fault !== undefined && (
          <Notice tone="warning" isUrgent>
            {linkFault(link.fault)}
          </Notice>
        )}
        <ErrorBoundary address={address}>
          {may(session, 'admin') ? (
            <Suspense fallback={<Skeleton />}>
              <Views isSuperAdmin={may(session, 'super_admin')} />
            </Suspense>
          ) : (
            <RoleTooLowPage role={session.role} />
          )}
        </ErrorBoundary>
      </Layout>
      {isRefused && <SignInAgain />}
    </>
  );
}

/** Every view has an address of its own, dialogs too; where a role is too low for it, it says so. */
function Views({ isSuperAdmin }: { readonly isSuperAdmin: boolean }): ReactNode {
  useRestOfThePage();
  return (
    <Switch>
      <Route path="/calls" component={CallsPage} />
      <Route path="/calls/:id">{({ id }) => <CallPage key={id} id={id} />}</Route>
      <Route path="/fleet" component={FleetPage} />
      <Route path="/settings">{isSuperAdmin ? <SettingsPage /> : <RoleTooLowPage role="admin" />}</Route>
      <Route path="/audit">{isSuperAdmin ? <AuditPage /> : <RoleTooLowPage role="admin" />}</Route>
      <Route path="/numbers/:id?/:action?">
        {({ id, action }) => <HomePage isSuperAdmin={isSuperAdmin} numberId={id} action={action} />}
      </Route>
      <Route path="/">
        <HomePage isSuperAdmin={isSuperAdmin} />
      </Route>
      <Route component={NotFoundPage} />
    </Switch>
  );
}

/** Once the first view is there, the others' few kilobytes too: they open at once, also while the service is away. */
function useRestOfThePage(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void Promise.allSettled([loadCalls(), loadCall(), loadSettings(), loadFleet(), loadAudit()]);
    }, LOAD_REST_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
}

/** What was refused to one token is asked for again with the next. */
function useFreshData(token: string | undefined): void {
  const queryClient = useQueryClient();
  const used = useRef(token);
  useEffect(() => {
    if (used.current === token) return;
    used.current = token;
    void queryClient.invalidateQueries();
  }, [token, queryClient]);
}

/** The one-time code of a printed link, also when it is opened in a tab that is there already. */
function useSignInLink(token: string | undefined): { isWorking: boolean; fault: unknown } {
  const [code, setCode] = useState(takeCode);
  const [failed, setFailed] = useState<{ fault: unknown; token: string | undefined }>();
  useEffect(() => {
    const look = (): void => {
      const next = takeCode();
      if (next !== undefined) setCode(next);
    };
    window.addEventListener('hashchange', look);
    return () => {
      window.removeEventListener('hashchange', look);
    };
  }, []);
  useEffect(() => {
    if (code !== undefined) {
      const onFault = (fault: unknown): void => {
        setFailed({ fault, token });
      };
      void redeem(code, onFault).then(() => {
        setCode(undefined);
      });
    }
  }, [code, token]);
  // Whoever has signed in since, or out, need not be told of it any more.
  const isCurrent = code === undefined && failed?.token === token;
  return { isWorking: code !== undefined, fault: isCurrent ? failed?.fault : undefined };
}

let redeeming: { code: string; done: Promise<void> } | undefined;

/** A code works once, so it is sent once, however often an effect runs. */
function redeem(code: string, onFault: (fault: unknown) => void): Promise<void> {
  if (redeeming?.code !== code) {
    redeeming = { code, done: signInWithCode(code).catch(onFault) };
  }
  return redeeming.done;
}
