import type { ReactNode } from 'react';
import type { Role } from './session/session';
import { text } from './text/text';
import { LinkButton } from './ui/button';
import { Page } from './ui/page';

export function NotFoundPage(): ReactNode {
  const words = text.common.notFound;
  return (
    <Page title={words.title} intro={words.body}>
      <div>
        <LinkButton to="/">{words.home}</LinkButton>
      </div>
    </Page>
  );
}

export function RoleTooLowPage({ role }: { readonly role: Role | undefined }): ReactNode {
  const words = text.common.roleTooLow;
  return (
    <Page title={words.title}>
      <p>{role === 'admin' ? words.needsSuperAdmin : words.body(text.common.roles[role ?? 'none'])}</p>
    </Page>
  );
}
