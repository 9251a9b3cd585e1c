import { useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { flushSync } from 'react-dom';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, askTagged } from '../api/client';
import type { Tagged } from '../api/client';
import { codeOf, faultOf, forgetFault, formFault } from '../api/problem';
import { refreshNumbers, useDid } from '../api/queries';
import type { Did, Integration } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Conflict } from '../ui/conflict';
import { CopyValue } from '../ui/copy-button';
import { focusFirstFault, TextField } from '../ui/field';
import { Loaded } from '../ui/loaded';
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
  const [isChanging, setIsChanging] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  if (isChanging || did.flow_url === '') {
    return (
      <Change
        did={did}
        integration={integration}
        onDone={() => {
          flushSync(() => {
            setIsChanging(false);
          });
          // The button that had the focus is gone with the form.
          change.current?.focus();
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
          ref={change}
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

interface ChangeProps {
  readonly did: Did;
  readonly integration: Integration;
  readonly onDone: () => void;
}

function Change({ did, ...rest }: ChangeProps): ReactNode {
  const query = useDid(did.id);
  return (
    <Loaded query={query}>
      {(stored) => <Form stored={stored} onStale={() => void query.refetch()} {...rest} />}
    </Loaded>
  );
}

interface FormProps extends Omit<ChangeProps, 'did'> {
  /** As it was last read. */
  readonly stored: Tagged<Did>;
  readonly onStale: () => void;
}

function Form({ stored, integration, onStale, onDone }: FormProps): ReactNode {
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [openedOn] = useState(stored.etag);
  const [entered, setEntered] = useState('');
  const flowUrl = toFlowUrl(entered, integration.api_base_url, integration.account_sid);
  const save = useMutation({
    mutationFn: (ifMatch: string) =>
      askTagged(
        api.PUT('/api/v1/integrations/exotel/dids/{did_id}', {
          params: { path: { did_id: stored.value.id }, header: { 'If-Match': ifMatch } },
          body: { flow_url: flowUrl },
        }),
      ),
    onSuccess: async () => {
      await refreshNumbers(queryClient);
      onDone();
    },
    onError: (error) => {
      focusFirstFault(form.current);
      if (codeOf(error) === 'precondition_failed') onStale();
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (flowUrl !== '' && !save.isPending) save.mutate(openedOn);
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
      {codeOf(save.error) === 'precondition_failed' && stored.etag !== openedOn && (
        <Conflict
          rows={[{ name: text.exotel.did.flow, theirs: stored.value.flow_url, mine: flowUrl }]}
          isBusy={save.isPending}
          onKeepMine={() => {
            save.mutate(stored.etag);
          }}
          onTakeTheirs={() => {
            save.reset();
            void refreshNumbers(queryClient).then(onDone);
          }}
        />
      )}
      {formFault(save.error, ['flow_url']) !== undefined && <Fault error={save.error} />}
      <div>
        <Button type="submit" look="primary" isBusy={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
