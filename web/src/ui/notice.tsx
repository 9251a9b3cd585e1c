import type { ReactNode } from 'react';
import { ApiError, messageOf } from '../api/problem';
import { text } from '../text/text';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out at once, by itself. */
  readonly isUrgent?: boolean;
}

export function Notice({ tone, title, children, actions, isUrgent = false }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice-${tone}`} {...(isUrgent && { role: 'alert' })}>
      <div className="notice-body">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  );
}

/** What the service answered, in its own words, with the request's id for a report. */
export function Fault({ error }: { readonly error: unknown }): ReactNode {
  const id = error instanceof ApiError ? error.problem.request_id : '';
  return (
    <Notice tone="danger" isUrgent>
      {messageOf(error)}
      {id !== '' && <span className="request-id">{text.common.requestId(id)}</span>}
    </Notice>
  );
}

export function Badge({
  tone,
  children,
}: {
  readonly tone: Tone | 'neutral';
  readonly children: ReactNode;
}): ReactNode {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

interface StatusProps {
  /** Green is kept for what was done. */
  readonly tone?: 'neutral' | 'success' | 'danger';
  readonly children: ReactNode;
}

/** Says something in passing; the region must be there before its words are. */
export function Status({ tone = 'neutral', children }: StatusProps): ReactNode {
  return (
    <p className={`status status-${tone}`} role="status">
      {children}
    </p>
  );
}

export function Empty({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <p className="empty-body">{children}</p>
      {action}
    </div>
  );
}
