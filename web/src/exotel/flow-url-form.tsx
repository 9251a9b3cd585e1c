import { useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, askTagged } from '../api/client';
import { faultOf, forgetFault, formFault } from '../api/problem';
import { refreshNumbers } from '../api/queries';
import type { Did, Integration } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { CopyValue } from '../ui/copy-button';
import { focusFirstFault, TextField } from '../ui/field';
import { Fault } from '../ui/notice';
import { toFlowUrl } from './flow-address';

const words = text.setup.url;

/** Where the guide's reader brings the flow's URL back; shown once it is stored. */
export function FlowUrlForm({
  did,
  integration,
}: {
  readonly did: Did;
  readonly integration: Integration;
}): ReactNode {
  const [isChanging, setIsChanging] = useState(did.flow_url === '');
  if (isChanging) {
    return (
      <Form
        did={did}
        integration={integration}
        onSaved={() => {
          setIsChanging(false);
        }}
      />
    );
  }
  return (
    <>
      <p>{words.done}</p>
      <CopyValue value={did.flow_url} label={text.exotel.numbers.copyFlow(did.number)} />
      <div>
        <Button
          look="quiet"
          onClick={() => {
            setIsChanging(true);
          }}
        >
          {words.change}
        </Button>
      </div>
    </>
  );
}

interface FormProps {
  readonly did: Did;
  readonly integration: Integration;
  readonly onSaved: () => void;
}

function Form({ did, integration, onSaved }: FormProps): ReactNode {
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [entered, setEntered] = useState('');
  const flowUrl = toFlowUrl(entered, integration.api_base_url, integration.account_sid);
  const save = useMutation({
    mutationFn: (url: string) =>
      askTagged(
        api.PUT('/api/v1/integrations/exotel/dids/{did_id}', {
          params: { path: { did_id: did.id } },
          body: { flow_url: url },
        }),
      ),
    onSuccess: async () => {
      await refreshNumbers(queryClient);
      onSaved();
    },
    onError: () => {
      focusFirstFault(form.current);
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (flowUrl !== '' && !save.isPending) save.mutate(flowUrl);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="stack">
      <p>{words.body}</p>
      <TextField
        label={words.label}
        name="flow_url"
        value={entered}
        onChange={(next) => {
          setEntered(next);
          forgetFault(save);
        }}
        fault={faultOf(save.error, 'flow_url')}
        hint={flowUrl !== entered.trim() ? words.becomes(flowUrl) : undefined}
        isCode
      />
      {formFault(save.error, ['flow_url']) !== undefined && <Fault error={save.error} />}
      <div>
        <Button type="submit" look="primary" isBusy={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
