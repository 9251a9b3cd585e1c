import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { createPortal } from 'react-dom';
import { api, rawFetch } from '../api/client';
import { ApiError, messageOf, toProblem } from '../api/problem';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { hasThreeParts, readToken, signInWith, tidyToken } from './session';
import type { Session } from './session';

const words = text.signIn;

/** The whole page, while nobody is signed in. */
export function SignInPage({ fault }: { readonly fault?: unknown }): ReactNode {
  useEffect(() => {
    document.title = `${words.title} · ${text.common.product}`;
  }, []);
  return (
    <main className="sign-in">
      <div className="sign-in-card card">
        <p className="brand">{text.common.product}</p>
        <h1>{words.title}</h1>
        <p className="page-intro">{words.intro}</p>
        {fault !== undefined && (
          <Notice tone="danger" isUrgent>
            {linkFault(fault)}
          </Notice>
        )}
        <SignInForm />
        <Help />
      </div>
    </main>
  );
}

/** Over the view, which stays as it is, when its token is refused: a native dialog lies above every other one. */
export function SignInAgain(): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className="dialog dialog-native"
      aria-labelledby={titleId}
      // A dialog below must not take the Escape that is meant for this one, and this one stays.
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.preventDefault();
      }}
      onCancel={(event) => {
        event.preventDefault();
      }}
    >
      <h2 id={titleId} className="dialog-title">
        {words.again.title}
      </h2>
      <p className="dialog-intro">{words.again.intro}</p>
      <SignInForm />
      <Help />
    </dialog>,
    document.body,
  );
}

function SignInForm(): ReactNode {
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    void checked(tidyToken(token)).then((outcome) => {
      setIsBusy(false);
      if (typeof outcome !== 'string') {
        signInWith(outcome);
        return;
      }
      setFault(outcome);
      input.current?.focus();
    });
  };
  return (
    <form onSubmit={submit} noValidate className="stack">
      <TextField
        label={words.token}
        name="token"
        type="password"
        value={token}
        onChange={setToken}
        fault={fault}
        isRequired
        isCode
        inputRef={input}
      />
      <Button type="submit" look="primary" isBusy={isBusy}>
        {isBusy ? words.checking : words.submit}
      </Button>
    </form>
  );
}

/** Asks the service about the token before it counts; gives the session, or the fault in words. */
async function checked(token: string): Promise<Session | string> {
  if (token === '') return words.faults.empty;
  const session = readToken(token);
  if (!session) return hasThreeParts(token) ? words.faults.unreadable : words.faults.notToken;
  if (session.expiresAt <= Date.now()) return words.faults.expired;
  try {
    const response = await rawFetch('/api/v1/integrations/exotel/test-call-options', {
      headers: { authorization: `Bearer ${token}` },
    });
    if (response.status === 401) return words.faults.refused;
    // Held back before anybody looked at the token.
    if (response.status === 429) return toProblem(await response.json().catch(() => null), 429).detail;
    return session;
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * Signs in with the one-time code of a printed link. Its 401 is about the code, not about a token that is signed in.
 * @throws ApiError, ConnectionError
 */
export async function signInWithCode(code: string): Promise<void> {
  const { data, error, response } = await api.POST('/api/v1/sign-in', { body: { code } });
  if (!data) throw new ApiError(toProblem(error, response.status));
  const session = readToken(data.token);
  if (session) signInWith(session);
}

/** Why a printed link did not sign in: of its 401 the service's own words say more. */
export function linkFault(fault: unknown): string {
  return fault instanceof ApiError ? fault.problem.detail : messageOf(fault);
}

function Help(): ReactNode {
  return (
    <details className="help">
      <summary>{words.help.title}</summary>
      <p>{words.help.platform}</p>
      <p>{words.help.local}</p>
      <pre>
        <code>{words.help.command}</code>
      </pre>
    </details>
  );
}
