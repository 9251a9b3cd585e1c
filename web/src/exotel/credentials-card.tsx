import { useRef, useState } from 'react';
import type { ComponentProps, ReactNode, RefObject, SubmitEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, askTagged } from '../api/client';
import type { Schemas, Tagged } from '../api/client';
import { codeOf, faultOf, forgetFault, formFault } from '../api/problem';
import { keys, readIntegration } from '../api/queries';
import type { Integration } from '../api/queries';
import { CredentialsLastChanged } from '../audit/last-changed';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Conflict } from '../ui/conflict';
import { focusFirstFault, TextField } from '../ui/field';
import { Fault, Status } from '../ui/notice';
import { Card } from '../ui/page';
import { useUnsavedGuard } from '../ui/use-unsaved-guard';
import { CredentialsFold } from './credentials-fold';
import { missingOf, namesOf } from './missing-credentials';
import { RegionField } from './region-field';
import { useVerify, VerificationResult, VerifyButton } from './verification';

const words = text.exotel.credentials;
const STAYS = /^\/(?:numbers\/.*)?$/;
const FIELDS = ['account_sid', 'api_key', 'api_token', 'api_base_url'] as const;

type Draft = Record<(typeof FIELDS)[number], string>;
type Change = Schemas['UpdateAccountRequest'];

interface CredentialsCardProps {
  readonly integration: Integration;
  readonly etag: string;
}

export function CredentialsCard({ integration, etag }: CredentialsCardProps): ReactNode {
  const element = useRef<HTMLFormElement>(null);
  const verify = useVerify(integration.credentials_configured);
  const form = useCredentialsForm({ value: integration, etag }, element, (saved) => {
    // Stored ones that Exotel refuses would show only where they are used.
    if (saved.credentials_configured) verify.asked.mutate({});
    else verify.asked.reset();
  });
  const { draft, setField, save, base, isUnchanged } = form;
  useUnsavedGuard(!isUnchanged, STAYS);
  const secretHint = integration.credentials_configured ? words.unchanged : undefined;
  return (
    <Card id="credentials" title={words.title} beside={<CredentialsLastChanged integration={integration} />}>
      <CredentialsFold integration={integration} verify={verify} isUnsaved={!isUnchanged}>
        {(isOpen) => (
          <form ref={element} onSubmit={form.submit} noValidate className="stack">
            <p className="card-intro">{words.intro}</p>
            <div className="fields">
              <TextField
                label={words.accountSid}
                name="account_sid"
                value={draft.account_sid}
                onChange={setField('account_sid')}
                fault={form.faultAt('account_sid')}
                isCode
              />
              <RegionField
                value={draft.api_base_url}
                onChange={setField('api_base_url')}
                fault={form.faultAt('api_base_url')}
              />
              <TextField
                label={words.apiKey}
                name="api_key"
                type="password"
                autoComplete="new-password"
                placeholder={secretHint}
                value={draft.api_key}
                onChange={setField('api_key')}
                fault={form.faultAt('api_key')}
                isCode
              />
              <TextField
                label={words.apiToken}
                name="api_token"
                type="password"
                autoComplete="new-password"
                placeholder={secretHint}
                value={draft.api_token}
                onChange={setField('api_token')}
                fault={form.faultAt('api_token')}
                isCode
              />
            </div>
            {codeOf(save.error) === 'precondition_failed' && (
              <Conflict
                rows={[
                  { name: words.accountSid, theirs: integration.account_sid, mine: form.change.account_sid },
                  { name: words.region, theirs: integration.api_base_url, mine: form.change.api_base_url },
                ]}
                isBusy={save.isPending}
                onKeepMine={form.keepMine}
                onTakeTheirs={form.takeTheirs}
              />
            )}
            {formFault(save.error, FIELDS) !== undefined && <Fault error={save.error} />}
            {isOpen && (
              <VerificationResult
                verify={verify}
                onUseRegion={setField('api_base_url')}
                change={form.change}
              />
            )}
            <div className="form-actions">
              <Button type="submit" look="primary" isBusy={save.isPending}>
                {save.isPending ? text.common.saving : words.save}
              </Button>
              <VerifyButton verify={verify} change={form.change} />
              <Status {...sayingOf(form, save.isSuccess && base.etag === etag && isUnchanged)} />
            </div>
          </form>
        )}
      </CredentialsFold>
    </Card>
  );
}

type Form = ReturnType<typeof useCredentialsForm>;

/** What stands beside the buttons; green only when there is nothing left to do. */
function sayingOf({ refusal, missing, base }: Form, isSaved: boolean): ComponentProps<typeof Status> {
  if (refusal === 'nothing-new') return { children: text.common.nothingToSave };
  if (refusal === 'missing') {
    const isFirst = base.value.account_sid === '' && missing.length === 3;
    return {
      tone: 'danger',
      children: isFirst ? words.nothingEntered : words.stillMissing(namesOf(missing)),
    };
  }
  if (!isSaved) return { children: '' };
  return missing.length === 0
    ? { tone: 'success', children: words.saved }
    : { children: words.savedInPart(namesOf(missing)) };
}

function useCredentialsForm(
  current: Tagged<Integration>,
  element: RefObject<HTMLFormElement | null>,
  onSaved: (saved: Integration) => void,
) {
  const queryClient = useQueryClient();
  /** What the form was opened on, so that a later change by others is not taken for ours. */
  const [base, setBase] = useState(current);
  const [draft, setDraft] = useState(() => toDraft(current.value));
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<'missing' | 'nothing-new'>();
  // Nothing typed: the form follows what is stored.
  if (base.etag !== current.etag && Object.keys(toChange(draft, base.value)).length === 0) {
    setBase(current);
    setDraft(toDraft(current.value));
  }
  const save = useMutation({
    mutationFn: async ({ change, etag }: { change: Change; etag: string | undefined }) =>
      askTagged(
        api.PUT('/api/v1/integrations/exotel', {
          params: { header: { 'If-Match': etag ?? (await readIntegration()).etag } },
          body: change,
        }),
      ),
    onSuccess: (saved, { change: sent }) => {
      setGiven((before) => new Set([...before, ...Object.keys(sent)]));
      queryClient.setQueryData(keys.integration, saved);
      setBase(saved);
      setDraft(toDraft(saved.value));
      void queryClient.invalidateQueries({ queryKey: keys.options });
      void queryClient.invalidateQueries({ queryKey: keys.verification });
      onSaved(saved.value);
    },
    onError: (error) => {
      if (codeOf(error) === 'precondition_failed') {
        void queryClient.invalidateQueries({ queryKey: keys.integration });
      }
      focusFirstFault(element.current);
    },
  });
  const change = toChange(draft, base.value);
  const isUnchanged = Object.keys(change).length === 0;
  const missing = missingOf(base.value, given);
  /** On top of this version, or of whichever is stored now. */
  const send = (etag?: string): void => {
    if (!isUnchanged) save.mutate({ change, etag });
    else {
      setRefusal(missing.length > 0 ? 'missing' : 'nothing-new');
      focusFirstFault(element.current);
    }
  };
  return {
    base,
    change,
    isUnchanged,
    draft,
    save,
    missing,
    refusal,
    faultAt: (field: keyof Draft) =>
      faultOf(save.error, field) ??
      (refusal === 'missing' && missing.some((name) => name === field) ? words.missing : undefined),
    setField: (field: keyof Draft) => (value: string) => {
      setRefusal(undefined);
      setDraft((before) => ({ ...before, [field]: value }));
      forgetFault(save);
    },
    submit: (event: SubmitEvent) => {
      event.preventDefault();
      send(base.etag);
    },
    keepMine: () => {
      send();
    },
    takeTheirs: () => {
      setBase(current);
      setDraft(toDraft(current.value));
      save.reset();
    },
  };
}

function toDraft(integration: Integration): Draft {
  return {
    account_sid: integration.account_sid,
    api_base_url: integration.api_base_url,
    api_key: '',
    api_token: '',
  };
}

/** Only what differs; a secret only when it was entered again. */
function toChange(draft: Draft, stored: Integration): Change {
  const change: Change = {};
  if (draft.account_sid.trim() !== stored.account_sid) change.account_sid = draft.account_sid;
  if (draft.api_base_url.trim() !== stored.api_base_url) change.api_base_url = draft.api_base_url;
  if (draft.api_key !== '') change.api_key = draft.api_key;
  if (draft.api_token !== '') change.api_token = draft.api_token;
  return change;
}
