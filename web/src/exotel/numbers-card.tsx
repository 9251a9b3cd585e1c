import type { ReactNode } from 'react';
import { useSettings } from '../api/queries';
import type { Did, Integration } from '../api/queries';
import { text } from '../text/text';
import { LinkButton } from '../ui/button';
import { Empty, Notice, Status } from '../ui/notice';
import { Card } from '../ui/page';
import { CheckAll } from './check-all';
import { NumberSearch } from './number-search';
import { useNumberStates } from './number-states';
import { NumbersTable } from './numbers-table';
import { useCheckAll } from './use-check-all';

const words = text.exotel.numbers;

interface NumbersCardProps {
  readonly integration: Integration;
  /** What was done to the list last. */
  readonly said: string;
  /** Its row is drawn however long the list is. */
  readonly wantedId: string | undefined;
}

export function NumbersCard({ integration, said, wantedId }: NumbersCardProps): ReactNode {
  const { dids, credentials_configured: isConfigured } = integration;
  const states = useNumberStates(integration);
  const checkAll = useCheckAll();
  const add = isConfigured ? (
    <span className="card-actions">
      <LinkButton to="/numbers/import">{text.knowing.import.action}</LinkButton>
      <LinkButton to="/numbers/new" look={dids.length === 0 ? 'primary' : 'secondary'}>
        {words.add}
      </LinkButton>
    </span>
  ) : (
    <span className="card-note">{words.addNeedsCredentials}</span>
  );
  return (
    <Card
      id="numbers"
      title={words.title}
      intro={words.intro}
      beside={
        <div className="card-beside">
          <Status tone="success">{said}</Status>
          {dids.length > 0 && add}
        </div>
      }
    >
      <LocalhostNotice dids={dids} />
      {dids.length === 0 ? (
        <Empty title={words.empty.title} action={add}>
          {words.empty.body}
        </Empty>
      ) : (
        <NumberSearch dids={dids} states={states}>
          {(found) => (
            <>
              <CheckAll numbers={found} checkAll={checkAll} />
              <NumbersTable dids={found} isConfigured={isConfigured} wantedId={wantedId} />
            </>
          )}
        </NumberSearch>
      )}
    </Card>
  );
}

/** Without a Core host the derived addresses lead nowhere; better said before they are pasted. */
function LocalhostNotice({ dids }: { readonly dids: readonly Did[] }): ReactNode {
  const settings = useSettings();
  const hasBot = dids.some(({ bot_id }) => bot_id !== '');
  if (!hasBot || settings.data?.value.core_fleet.length !== 0) return null;
  return (
    <Notice
      tone="warning"
      title={words.localhost.title}
      actions={<LinkButton to="/settings">{words.localhost.action}</LinkButton>}
    >
      {words.localhost.body}
    </Notice>
  );
}
