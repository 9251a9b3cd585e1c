import type { ReactNode } from 'react';
import { codeOf, faultOf, messageOf } from '../api/problem';
import type { Did } from '../api/queries';
import { text } from '../text/text';
import { TextField } from '../ui/field';
import { useBots } from './use-bots';
import { useFlowUrl } from './use-flow-url';

const words = text.exotel.did;

export const DID_FIELDS = ['number', 'label', 'bot_id', 'flow_url'] as const;

export type DidDraft = Record<(typeof DID_FIELDS)[number], string>;

interface DidFieldsProps {
  readonly draft: DidDraft;
  readonly onChange: (draft: DidDraft) => void;
  readonly error: unknown;
  readonly isNumberFixed?: boolean;
}

export function DidFields({ draft, onChange, error, isNumberFixed = false }: DidFieldsProps): ReactNode {
  const change = (field: keyof DidDraft) => (value: string) => {
    onChange({ ...draft, [field]: value });
  };
  const flowUrl = useFlowUrl(draft.flow_url);
  const bots = useBots(draft.number);
  const numberFault = codeOf(error) === 'duplicate_number' ? messageOf(error) : faultOf(error, 'number');
  return (
    <>
      <TextField
        label={words.number}
        name="number"
        type="tel"
        value={draft.number}
        onChange={change('number')}
        fault={numberFault}
        hint={isNumberFixed ? words.numberFixed : words.numberHint}
        isRequired={!isNumberFixed}
        isDisabled={isNumberFixed}
        isCode
      />
      <TextField
        label={words.label}
        name="label"
        value={draft.label}
        onChange={change('label')}
        fault={faultOf(error, 'label')}
        hint={words.labelHint}
      />
      <TextField
        label={words.bot}
        name="bot_id"
        value={draft.bot_id}
        onChange={change('bot_id')}
        fault={faultOf(error, 'bot_id')}
        hint={words.botHint}
        suggestions={bots}
        isCode
      />
      <TextField
        label={words.flow}
        name="flow_url"
        value={draft.flow_url}
        onChange={change('flow_url')}
        fault={faultOf(error, 'flow_url')}
        hint={flowUrl !== draft.flow_url.trim() ? text.setup.url.becomes(flowUrl) : words.flowHint}
        isCode
      />
    </>
  );
}

export function toDidDraft(did: Did): DidDraft {
  return { number: did.number, label: did.label, bot_id: did.bot_id, flow_url: did.flow_url };
}
