import type { ReactNode } from 'react';
import { useSettings } from '../api/queries';
import type { Did, Integration } from '../api/queries';
import { NumberLastChanged, useChainChangedAt } from '../audit/last-changed';
import { text } from '../text/text';
import { LinkButton } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { CutText } from '../ui/cut-text';
import { PhoneIcon } from '../ui/icons';
import { Empty, Notice, Status } from '../ui/notice';
import { Card } from '../ui/page';
import { CHECKS_SHOWN, LastCheck } from './last-check';
import { NumberSearch } from './number-search';
import { ColumnHeads } from '../ui/column-heads';

const words = text.exotel.numbers;
const knowing = text.knowing.check;

interface NumbersCardProps {
  readonly integration: Integration;
  /** What was done to the list last. */
  readonly said: string;
}

export function NumbersCard({ integration, said }: NumbersCardProps): ReactNode {
  const { dids, credentials_configured: isConfigured } = integration;
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
        <NumberSearch dids={dids}>
          {(found) => <NumbersTable dids={found} isConfigured={isConfigured} />}
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

function NumbersTable(props: { readonly dids: readonly Did[]; readonly isConfigured: boolean }): ReactNode {
  const { columns } = words;
  const areChecksShown = props.dids.length <= CHECKS_SHOWN;
  return (
    <>
      {!areChecksShown && <p className="hint-text">{knowing.tooMany(CHECKS_SHOWN)}</p>}
      <div className="table-frame">
        <table className="table numbers">
          <ColumnHeads
            names={[columns.number, columns.bot, columns.websocket, columns.flow]}
            hiddenLast={columns.actions}
          />
          <tbody>
            {props.dids.map((did) => (
              <NumberRow
                key={did.id}
                did={did}
                isConfigured={props.isConfigured}
                isCheckShown={areChecksShown}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface NumberRowProps {
  readonly did: Did;
  readonly isConfigured: boolean;
  readonly isCheckShown: boolean;
}

function NumberRow({ did, isConfigured, isCheckShown }: NumberRowProps): ReactNode {
  const { columns } = words;
  const isUsable = isConfigured && did.flow_url !== '';
  const changedAt = useChainChangedAt(did.id);
  return (
    <tr data-number={did.id}>
      <th scope="row" data-label={columns.number}>
        <span className="number">{did.number}</span>
        {did.label !== '' && (
          <span className="number-label" title={did.label}>
            {did.label}
          </span>
        )}
        {isCheckShown && <LastCheck didId={did.id} changedAt={changedAt} />}
        <NumberLastChanged did={did} />
      </th>
      <td data-label={columns.bot}>
        {did.bot_id === '' ? (
          <span className="row-actions">
            <LinkButton to={`/numbers/${did.id}`} label={words.attachBotTo(did.number)}>
              {words.attachBot}
            </LinkButton>
          </span>
        ) : (
          <code className="cut" title={did.bot_id}>
            {did.bot_id}
          </code>
        )}
      </td>
      <td data-label={columns.websocket} className="flexible">
        <Address value={did.websocket_url} hint={words.assignBot} label={words.copyWebsocket(did.number)} />
      </td>
      <td data-label={columns.flow} className="flexible">
        <Address value={did.flow_url} hint={words.flowRequired} label={words.copyFlow(did.number)} />
      </td>
      <td className="row-actions">
        {isUsable && (
          <LinkButton
            to={`/numbers/${did.id}/call`}
            look={did.bot_id === '' ? 'quiet' : 'secondary'}
            label={words.callOf(did.number)}
          >
            <PhoneIcon />
            {words.call}
          </LinkButton>
        )}
        <LinkButton to={`/numbers/${did.id}/check`} look="quiet" label={knowing.actionOf(did.number)}>
          {knowing.action}
        </LinkButton>
        <LinkButton to={`/numbers/${did.id}/setup`} look="quiet" label={words.setupOf(did.number)}>
          {words.setup}
        </LinkButton>
        <LinkButton to={`/numbers/${did.id}`} look="quiet" label={words.editOf(did.number)}>
          {words.edit}
        </LinkButton>
        <LinkButton to={`/numbers/${did.id}/remove`} look="quiet" label={words.removeOf(did.number)}>
          {words.remove}
        </LinkButton>
      </td>
    </tr>
  );
}

interface AddressProps {
  readonly value: string;
  readonly hint: string;
  readonly label: string;
}

function Address({ value, hint, label }: AddressProps): ReactNode {
  if (value === '') return <span className="hint-text">{hint}</span>;
  return (
    <span className="address">
      <CutText>{value}</CutText>
      <CopyButton value={value} label={label} />
    </span>
  );
}
