import type { ReactNode } from 'react';
import { useReadiness } from '../api/queries';
import type { Schemas } from '../api/client';
import { text } from '../text/text';
import { Notice } from '../ui/notice';

const words = text.warnings;

/** What the service warns of, and what the reader can do about it. */
export function Warnings({ isSuperAdmin }: { readonly isSuperAdmin: boolean }): ReactNode {
  const { data } = useReadiness();
  return data?.warnings.map((warning) => (
    <Warning key={warning.code} warning={warning} isSuperAdmin={isSuperAdmin} />
  ));
}

interface WarningProps {
  readonly warning: Schemas['WarningResponse'];
  readonly isSuperAdmin: boolean;
}

function Warning({ warning, isSuperAdmin }: WarningProps): ReactNode {
  const { unreadable } = words;
  if (warning.code !== 'credentials_unreadable') {
    return (
      <Notice tone="warning" title={words.other} isUrgent>
        {warning.detail}
      </Notice>
    );
  }
  return (
    <Notice
      tone="warning"
      title={unreadable.title}
      isUrgent
      actions={
        isSuperAdmin && (
          <a href="#credentials" className="button button-secondary">
            {unreadable.action}
          </a>
        )
      }
    >
      <p>{unreadable.body}</p>
      <p>{isSuperAdmin ? unreadable.remedy : unreadable.admin}</p>
    </Notice>
  );
}
