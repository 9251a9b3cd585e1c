import { useEffect, useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { flushSync } from 'react-dom';
import { Link } from 'wouter';
import { ConnectionError, faultOf, forgetFault, formFault } from '../api/problem';
import { isGoingOn, useCalls, useLastCheck } from '../api/queries';
import type { TestCall } from '../api/queries';
import { linksOf } from '../exotel/links-of';
import { text } from '../text/text';
import { Button, LinkButton } from '../ui/button';
import { DialogActions, DialogCancel, Modal } from '../ui/dialog';
import { focusFirstFault, TextField } from '../ui/field';
import { Loaded } from '../ui/loaded';
import { Badge, Fault, Notice } from '../ui/notice';
import { StatusBadge } from './call-status';
import { OrderPreview } from './order-preview';
import type { CallFrom } from './order-preview';
import { Timeline } from './timeline';
import { useLiveCall } from './use-live-call';
import { readAs } from './to-number';
import { usePhoneChoice } from './use-phone-choice';
import type { PhoneChoice } from './use-phone-choice';
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
  const choice = usePhoneChoice();
  const start = useRef<HTMLDivElement>(null);
  const title = number.label === '' ? number.number : `${number.label}, ${number.number}`;
  return (
    <Modal
      title={words.title}
      intro={words.from(title)}
      onClose={onClose}
      // In a field that is filled in, the Enter that opened the dialog would ring somebody.
      {...(choice.isGiven && { focusFirst: start })}
    >
      {callId !== undefined && (
        <Following
          callId={callId}
          onAgain={() => {
            flushSync(() => {
              setCallId(undefined);
            });
            // The button that had the focus is gone.
            start.current?.focus();
          }}
          onClose={onClose}
        />
      )}
      {callId === undefined && isUsable && (
        <div ref={start} tabIndex={-1} className="order-start">
          <Order number={number} choice={choice} onCall={setCallId} onClose={onClose} />
        </div>
      )}
      {!isUsable && <Notice tone="warning">{words.unusable}</Notice>}
    </Modal>
  );
}

interface OrderProps {
  readonly number: CallFrom;
  readonly choice: PhoneChoice;
  readonly onCall: (callId: string) => void;
  readonly onClose: () => void;
}

function Order({ number, choice, onCall, onClose }: OrderProps): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const place = usePlaceCall(number.id, (callId, called) => {
    choice.keep(called);
    onCall(callId);
  });
  const goingOn = useGoingOn(number.id);
  // Nobody knows yet whether this phone rings.
  const inDoubt = place.error instanceof ConnectionError ? readAs(place.variables ?? '') : undefined;
  const isRepeat = inDoubt === readAs(choice.phone);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (place.isPending) return;
    place.mutate(choice.phone, {
      onError: () => {
        focusFirstFault(form.current);
      },
    });
  };
  return (
    <form
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => {
        // A key that is held down was not pressed for this.
        if (event.key === 'Enter' && event.repeat) event.preventDefault();
      }}
      noValidate
      className="stack"
    >
      <TextField
        label={words.to}
        name="to_number"
        type="tel"
        autoComplete="tel"
        value={choice.phone}
        onChange={(entered) => {
          choice.setPhone(entered);
          if (inDoubt === undefined) forgetFault(place);
        }}
        fault={faultOf(place.error, 'to_number')}
        hint={words.toHint}
        isRequired
        isCode
      />
      <label className="check">
        <input
          type="checkbox"
          checked={choice.isRemembered}
          onChange={(event) => {
            choice.setRemembered(event.target.checked);
          }}
        />
        {words.remember}
      </label>
      <OrderPreview number={number} entered={choice.phone} />
      <KnownFault number={number} />
      {goingOn && !place.isPending && <GoingOn call={goingOn} />}
      {inDoubt !== undefined && <InDoubt phone={inDoubt} isRepeat={isRepeat} />}
      {inDoubt === undefined && formFault(place.error, ['to_number']) !== undefined && (
        <Fault error={place.error} />
      )}
      <DialogActions>
        {place.isPending ? <Button onClick={onClose}>{words.leave}</Button> : <DialogCancel />}
        <Button type="submit" look={goingOn ? 'secondary' : 'primary'} isBusy={place.isPending}>
          {submitLabel({ isPending: place.isPending, isRepeat, isSecond: goingOn !== undefined })}
        </Button>
      </DialogActions>
    </form>
  );
}

function InDoubt({ phone, isRepeat }: { readonly phone: string; readonly isRepeat: boolean }): ReactNode {
  return (
    <Notice tone="warning" isUrgent>
      {words.broke(phone)} {isRepeat && words.askAgainMore}
    </Notice>
  );
}

/** The newest call from this number, while it goes on: placed before the page was loaded anew, or by someone else. */
function useGoingOn(didId: string): TestCall | undefined {
  const { data } = useCalls({ did_id: didId }, 1);
  const newest = data?.pages[0]?.items[0];
  return newest && isGoingOn(newest.status) ? newest : undefined;
}

function GoingOn({ call }: { readonly call: TestCall }): ReactNode {
  return (
    <Notice tone="warning" actions={<LinkButton to={`/calls/${call.id}`}>{words.watch}</LinkButton>}>
      {words.goingOn(call.to_number)}
    </Notice>
  );
}

/** A call through a broken chain would ring somebody who then hears nothing. */
function KnownFault({ number }: { readonly number: CallFrom }): ReactNode {
  const check = useLastCheck(number.id);
  if (number.bot_id === '') return <Notice tone="warning">{words.nobodyTalks}</Notice>;
  if (!check || (check.ok && !check.outdated)) return null;
  const { outdated, again } = text.knowing.check;
  const [says, seeing] = check.outdated
    ? [`${outdated}.`, again]
    : [words.lastCheckFailed(linksOf(check.failed)), words.seeCheck];
  return (
    <Notice tone={check.outdated ? 'info' : 'warning'}>
      {says} <Link href={`/numbers/${number.id}/check`}>{seeing}</Link>
    </Notice>
  );
}

function submitLabel(order: { isPending: boolean; isRepeat: boolean; isSecond: boolean }): string {
  if (order.isPending) return words.sending;
  if (order.isRepeat) return words.askAgain;
  return order.isSecond ? words.submitSecond : words.submit;
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
