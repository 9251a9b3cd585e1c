import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Did } from '../api/queries';
import { NumberLastChanged } from '../audit/last-changed';
import { text } from '../text/text';
import { LinkButton } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { CutText } from '../ui/cut-text';
import { PhoneIcon } from '../ui/icons';
import { isUsable } from './is-usable';
import { LastCheck } from './last-check';

const words = text.exotel.numbers;
const knowing = text.knowing.check;

interface NumberRowProps {
  readonly did: Did;
  readonly isConfigured: boolean;
}

/** Drawn again when it changes, not whenever the view does. */
export const NumberRow = memo(function NumberRow({ did, isConfigured }: NumberRowProps): ReactNode {
  const { columns } = words;
  return (
    <tr data-number={did.id}>
      <th scope="row" data-label={columns.number}>
        <span className="number">{did.number}</span>
        {did.label !== '' && (
          <span className="number-label" title={did.label}>
            {did.label}
          </span>
        )}
        <LastCheck didId={did.id} />
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
        {isUsable(did, isConfigured) && (
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
});

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
