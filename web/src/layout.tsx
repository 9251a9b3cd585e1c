import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRoute } from 'wouter';
import icon from './icon.svg';
import { rawFetch } from './api/client';
import { useIsAway } from './api/connection';
import { may, signOut } from './session/session';
import type { Session } from './session/session';
import { text } from './text/text';
import { Button } from './ui/button';
import { ChevronIcon } from './ui/icons';
import { Notice } from './ui/notice';
import { ThemeSelect } from './ui/theme';
import { mayDropUnsaved } from './ui/use-unsaved-guard';

const words = text.common;

export function Layout({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <header className="bar">
        <div className="bar-inner">
          <Link href="/" className="brand">
            <img src={icon} alt="" width="28" height="28" />
            <span className="brand-name">{words.product}</span>
          </Link>
          {may(session, 'admin') && <Navigation isSuperAdmin={may(session, 'super_admin')} />}
          <AccountMenu session={session} />
        </div>
      </header>
      <Connection />
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function Navigation({ isSuperAdmin }: { readonly isSuperAdmin: boolean }): ReactNode {
  return (
    <nav className="navigation" aria-label={words.navigation.label}>
      <NavigationLink to="/" also="/numbers/*?">
        {words.navigation.exotel}
      </NavigationLink>
      <NavigationLink to="/calls" also="/calls/*?">
        {words.navigation.calls}
      </NavigationLink>
      <NavigationLink to="/fleet">{words.navigation.fleet}</NavigationLink>
      {isSuperAdmin && <NavigationLink to="/settings">{words.navigation.settings}</NavigationLink>}
      {isSuperAdmin && <NavigationLink to="/audit">{words.navigation.audit}</NavigationLink>}
    </nav>
  );
}

function NavigationLink(props: {
  readonly to: string;
  readonly also?: string;
  readonly children: ReactNode;
}): ReactNode {
  const [isHere] = useRoute(props.to);
  const [isBelow] = useRoute(props.also ?? props.to);
  return (
    <Link href={props.to} aria-current={isHere || isBelow ? 'page' : undefined}>
      {props.children}
    </Link>
  );
}

function AccountMenu({ session }: { readonly session: Session }): ReactNode {
  const queryClient = useQueryClient();
  const role = words.roles[session.role ?? 'none'];
  return (
    <details
      className="account"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary aria-label={words.account.open(`${session.sub}, ${role}`)}>
        <span>{role}</span>
        <ChevronIcon />
      </summary>
      <div className="account-panel" tabIndex={-1}>
        <p className="account-who">{session.sub}</p>
        <ThemeSelect />
        <Button
          onClick={() => {
            if (!mayDropUnsaved()) return;
            signOut();
            queryClient.clear();
          }}
        >
          {words.account.signOut}
        </Button>
      </div>
    </details>
  );
}

const ASK_AGAIN_EVERY_MS = 2_000;

/** While the service is away: says so, asks again, and loads everything anew once it is back. */
function Connection(): ReactNode {
  const isAway = useIsAway();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isAway) return undefined;
    const timer = setInterval(() => {
      rawFetch('/health/live').catch(() => undefined);
    }, ASK_AGAIN_EVERY_MS);
    // It is over as soon as anything was answered, whoever asked for it.
    return () => {
      clearInterval(timer);
      void queryClient.invalidateQueries();
    };
  }, [isAway, queryClient]);
  return (
    <div className="connection" role="status">
      {isAway && (
        <Notice tone="warning" title={words.offline.title}>
          {words.offline.body}
        </Notice>
      )}
    </div>
  );
}
