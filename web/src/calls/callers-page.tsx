import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useTestCallOptions } from '../api/queries';
import type { Schemas } from '../api/client';
import { text } from '../text/text';
import { Button, LinkButton } from '../ui/button';
import { DialogActions, Modal } from '../ui/dialog';
import { PhoneIcon } from '../ui/icons';
import { Loaded } from '../ui/loaded';
import { Empty, Notice } from '../ui/notice';
import { Card, Page } from '../ui/page';
import { CheckAll } from '../exotel/check-all';
import { CheckDialog } from '../exotel/check-dialog';
import { DrawnNumbers } from '../exotel/drawn-numbers';
import { LastCheck } from '../exotel/last-check';
import { NumberSearch } from '../exotel/number-search';
import { useCheckAll } from '../exotel/use-check-all';
import { Warnings } from '../exotel/warnings';
import { RecentCalls } from './recent-calls';
import { TestCallDialog } from './test-call-dialog';

const words = text.calls;

interface CallersPageProps {
  readonly numberId: string | undefined;
  readonly action: string | undefined;
}

/** What an Admin finds first: the numbers that a test call can be made from. */
export default function CallersPage({ numberId, action }: CallersPageProps): ReactNode {
  const options = useTestCallOptions();
  const [, navigate] = useLocation();
  const close = (): void => {
    navigate('/', { replace: true });
  };
  return (
    <Page title={text.exotel.title}>
      <Warnings isSuperAdmin={false} />
      <Card title={words.available.title} intro={words.available.intro}>
        <Loaded query={options}>{(loaded) => <Callers options={loaded} />}</Loaded>
      </Card>
      <RecentCalls />
      {options.data && numberId !== undefined && (
        <NumberDialog
          number={options.data.dids.find(({ id }) => id === numberId)}
          action={action}
          onClose={close}
        />
      )}
    </Page>
  );
}

interface NumberDialogProps {
  readonly number: CallerProps['did'] | undefined;
  readonly action: string | undefined;
  readonly onClose: () => void;
}

function NumberDialog({ number, action, onClose }: NumberDialogProps): ReactNode {
  if (!number) return <NotReadyDialog onClose={onClose} />;
  return action === 'check' ? (
    <CheckDialog number={number} onClose={onClose} />
  ) : (
    <TestCallDialog number={number} isUsable onClose={onClose} />
  );
}

/** A call's page leads here long after the call, too. */
function NotReadyDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Modal title={words.dialog.title} onClose={onClose}>
      <Notice tone="warning">{words.dialog.notFrom}</Notice>
      <DialogActions>
        <Button onClick={onClose}>{text.common.close}</Button>
      </DialogActions>
    </Modal>
  );
}

function Callers({ options }: { readonly options: Schemas['TestCallOptionsResponse'] }): ReactNode {
  const checkAll = useCheckAll();
  if (options.dids.length === 0) {
    return (
      <Empty title={words.available.empty.title}>
        {options.credentials_configured ? words.available.empty.body : words.available.notConfigured}
      </Empty>
    );
  }
  return (
    <NumberSearch dids={options.dids}>
      {(found) => (
        <>
          <CheckAll numbers={found} checkAll={checkAll} />
          <DrawnNumbers dids={found} wantedId={undefined}>
            {(drawn) => (
              <ul className="callers">
                {drawn.map((did) => (
                  <Caller key={did.id} did={did} />
                ))}
              </ul>
            )}
          </DrawnNumbers>
        </>
      )}
    </NumberSearch>
  );
}

interface CallerProps {
  readonly did: Schemas['TestCallOptionsResponse']['dids'][number];
}

function Caller({ did }: CallerProps): ReactNode {
  return (
    <li className="caller" data-number={did.id}>
      <div>
        <p className="number">{did.number}</p>
        <p className="hint-text">
          {[did.label, did.bot_id || words.available.noBot].filter(Boolean).join(' · ')}
        </p>
        <LastCheck didId={did.id} />
      </div>
      <span className="card-actions">
        <LinkButton
          to={`/numbers/${did.id}/check`}
          look="quiet"
          label={text.knowing.check.actionOf(did.number)}
        >
          {text.knowing.check.action}
        </LinkButton>
        <LinkButton
          to={`/numbers/${did.id}/call`}
          look={did.bot_id === '' ? 'quiet' : 'primary'}
          label={text.exotel.numbers.callOf(did.number)}
        >
          <PhoneIcon />
          {text.exotel.numbers.call}
        </LinkButton>
      </span>
    </li>
  );
}
