import { useEffect, useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { Link } from 'wouter';
import { ConnectionError, faultOf, forgetFault, formFault } from '../api/problem';
import { isGoingOn, useLastCheck } from '../api/queries';
import { text } from '../text/text';
import { Button, LinkButton } from '../ui/button';
import { DialogActions, Modal } from '../ui/dialog';
import { focusFirstFault, TextField } from '../ui/field';
import { Loaded } from '../ui/loaded';
import { Badge, Fault, Notice } from '../ui/notice';
import { StatusBadge } from './call-status';
import { OrderPreview } from './order-preview';
import type { CallFrom } from './order-preview';
import { forgetPhone, rememberedPhone, rememberPhone } from './remembered-phone';
import { Timeline } from './timeline';
import { useLiveCall } from './use-live-call';
import { usePlaceCall } from './use-place-call';

const words = text.calls.dialog;

interface TestCallDialogProps {
  readonly number: CallFrom;
  readonly isUsable: boolean;
  readonly onClose: () => void;
}

/** Orders a test call, then follows it. */
export function TestCallDialog({ number, isUsable, onClose }: TestCallDialogProps): ReactNode {
  const [callId, setCallId] = useState<string>();
  const title = number.label === '' ? number.number : `${number.label}, ${number.number}`;
  return (
    <Modal title={words.title} intro={words.from(title)} onClose={onClose}>
      {callId !== undefined && (
        <Following
          callId={callId}
          onAgain={() => {
            setCallId(undefined);
          }}
          onClose={onClose}
        />
      )}
      {callId === undefined && isUsable && <Order number={number} onCall={setCallId} onClose={onClose} />}
      {!isUsable && <Notice tone="warning">{words.unusable}</Notice>}
    </Modal>
  );
}

interface OrderProps {
  readonly number: CallFrom;
  readonly onCall: (callId: string) => void;
  readonly onClose: () => void;
}

function Order({ number, onCall, onClose }: OrderProps): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const [toNumber, setToNumber] = useState(rememberedPhone);
  const [isRemembered, setIsRemembered] = useState(true);
  const place = usePlaceCall(number.id, onCall);
  const broke = place.error instanceof ConnectionError;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (place.isPending) return;
    if (isRemembered) rememberPhone(toNumber.trim());
    else forgetPhone();
    place.mutate(toNumber, {
      onError: () => {
        focusFirstFault(form.current);
      },
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="stack">
      <TextField
        label={words.to}
        name="to_number"
        type="tel"
        autoComplete="tel"
        value={toNumber}
        onChange={(entered) => {
          setToNumber(entered);
          // After a broken connection the same order may still be asked for again.
          if (!broke) forgetFault(place);
        }}
        fault={faultOf(place.error, 'to_number')}
        hint={words.toHint}
        isRequired
        isCode
      />
      <label className="check">
        <input
          type="checkbox"
          checked={isRemembered}
          onChange={(event) => {
            setIsRemembered(event.target.checked);
          }}
        />
        {words.remember}
      </label>
      <OrderPreview number={number} entered={toNumber} />
      <KnownFault didId={number.id} />
      {broke && (
        <Notice tone="warning" isUrgent>
          {words.broke}
        </Notice>
      )}
      {!broke && formFault(place.error, ['to_number']) !== undefined && <Fault error={place.error} />}
      <DialogActions>
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button type="submit" look="primary" isBusy={place.isPending}>
          {submitLabel(place.isPending, broke)}
        </Button>
      </DialogActions>
    </form>
  );
}

/** A call through a broken chain would ring somebody who then hears nothing. */
function KnownFault({ didId }: { readonly didId: string }): ReactNode {
  const { data: check } = useLastCheck(didId);
  if (!check || check.ok) return null;
  return (
    <Notice tone="warning">
      {words.lastCheckFailed} <Link href={`/numbers/${didId}/check`}>{words.seeCheck}</Link>
    </Notice>
  );
}

function submitLabel(isPending: boolean, broke: boolean): string {
  if (isPending) return words.sending;
  return broke ? words.askAgain : words.submit;
}

interface FollowingProps {
  readonly callId: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function Following({ callId, onAgain, onClose }: FollowingProps): ReactNode {
  const { query, isLive, isReconnecting } = useLiveCall(callId);
  const hasEnded = query.data !== undefined && !isGoingOn(query.data.status);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that had the focus is gone with the form.
    element.current?.focus();
  }, []);
  return (
    <div className="stack following" ref={element} tabIndex={-1}>
      <Loaded query={query}>
        {(call) => (
          <>
            <p className="call-head">
              <span className="number">{call.to_number}</span>
              <StatusBadge status={call.status} />
              {isLive && <Badge tone="info">{text.calls.call.live}</Badge>}
            </p>
            <Timeline call={call} />
          </>
        )}
      </Loaded>
      {isReconnecting && <Notice tone="warning">{text.calls.call.reconnecting}</Notice>}
      <DialogActions>
        <LinkButton to={`/calls/${callId}`} look="quiet">
          {text.calls.call.open}
        </LinkButton>
        {/* Not as soon as the line to us breaks: the phone may still be ringing. */}
        {hasEnded && <Button onClick={onAgain}>{text.calls.call.again}</Button>}
        <Button look="primary" onClick={onClose}>
          {text.common.close}
        </Button>
      </DialogActions>
    </div>
  );
}
