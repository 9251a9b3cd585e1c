import { useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { useIntegration } from '../api/queries';
import type { Did, Integration } from '../api/queries';
import { RecentCalls } from '../calls/recent-calls';
import { TestCallDialog } from '../calls/test-call-dialog';
import { text } from '../text/text';
import { Loaded } from '../ui/loaded';
import { Badge } from '../ui/notice';
import { Page } from '../ui/page';
import { goBackUnasked } from '../ui/use-unsaved-guard';
import { CredentialsCard } from './credentials-card';
import { AddDidDialog, EditDidDialog, MissingDidDialog } from './did-dialog';
import { CheckDialog } from './check-dialog';
import { ImportDialog } from './import-dialog';
import { FirstSteps } from './first-steps';
import { isUsable } from './is-usable';
import { NumbersCard } from './numbers-card';
import { RemoveDidDialog } from './remove-dialog';
import { SetupGuide } from './setup-guide';
import { Warnings } from './warnings';

const words = text.exotel;

interface ExotelPageProps {
  readonly numberId: string | undefined;
  readonly action: string | undefined;
}

/** The account and its numbers; `/numbers/…` opens a dialog above them. */
export default function ExotelPage({ numberId, action }: ExotelPageProps): ReactNode {
  const integration = useIntegration();
  const [, navigate] = useLocation();
  const [last, setLast] = useLastDialog(numberId);
  const here = useHistoryState<{ readonly isReturning?: boolean } | null>();
  const close = (): void => {
    if (here?.isReturning) goBackUnasked();
    else navigate('/', { replace: true });
  };
  return (
    <Page
      title={words.title}
      intro={words.intro}
      beside={<ConfiguredBadge integration={integration.data?.value} />}
    >
      <Warnings isSuperAdmin />
      <Loaded query={integration}>
        {({ value, etag }) => (
          <>
            <FirstSteps integration={value} />
            <CredentialsCard integration={value} etag={etag} />
            <NumbersCard integration={value} said={last.said} wantedId={last.numberId} />
            <RecentCalls />
            {numberId === 'new' && (
              <AddDidDialog
                onAdded={({ id, number }) => {
                  // Its row must be there when the dialog closes: the focus goes there.
                  flushSync(() => {
                    setLast({ numberId: id, said: words.numbers.added(number) });
                  });
                }}
                onClose={close}
              />
            )}
            {numberId === 'import' && <ImportDialog onClose={close} />}
            {numberId !== undefined && numberId !== 'new' && numberId !== 'import' && (
              <NumberDialog
                did={value.dids.find(({ id }) => id === numberId)}
                action={action}
                integration={value}
                onRemoved={({ number }) => {
                  setLast({ numberId: undefined, said: words.numbers.removed(number) });
                }}
                onClose={close}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface LastDialog {
  /** The number that it was about. */
  readonly numberId: string | undefined;
  /** What it did. */
  readonly said: string;
}

/** The dialog that is open, or was last. */
function useLastDialog(openDialog: string | undefined): [LastDialog, (last: LastDialog) => void] {
  const [last, setLast] = useState<LastDialog>({ numberId: openDialog, said: '' });
  const [open, setOpen] = useState(openDialog);
  if (open !== openDialog) {
    setOpen(openDialog);
    if (openDialog !== undefined) setLast({ numberId: openDialog, said: '' });
  }
  return [last, setLast];
}

interface NumberDialogProps {
  readonly did: Did | undefined;
  readonly action: string | undefined;
  readonly integration: Integration;
  readonly onRemoved: (did: Did) => void;
  readonly onClose: () => void;
}

function NumberDialog({ did, action, integration, onRemoved, onClose }: NumberDialogProps): ReactNode {
  if (!did) return <MissingDidDialog onClose={onClose} />;
  switch (action) {
    case 'setup':
      return <SetupGuide did={did} integration={integration} onClose={onClose} />;
    case 'call':
      return (
        <TestCallDialog
          number={did}
          isUsable={isUsable(did, integration.credentials_configured)}
          onClose={onClose}
        />
      );
    case 'check':
      return <CheckDialog number={did} onClose={onClose} />;
    case 'remove':
      return <RemoveDidDialog did={did} onRemoved={onRemoved} onClose={onClose} />;
    default:
      return <EditDidDialog did={did} onClose={onClose} />;
  }
}

function ConfiguredBadge({ integration }: { readonly integration: Integration | undefined }): ReactNode {
  if (!integration) return null;
  return integration.credentials_configured ? (
    <Badge tone="success">{words.configured}</Badge>
  ) : (
    <Badge tone="neutral">{words.notConfigured}</Badge>
  );
}
