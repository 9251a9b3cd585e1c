import { useRef } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { faultOf, forgetFault, formFault } from '../api/problem';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { focusFirstFault, TextField } from '../ui/field';
import { Fault, Notice, Status } from '../ui/notice';
import { useAttachBot } from './use-attach-bot';
import type { ImportedNumber } from './use-attach-bot';
import { useBots } from './use-bots';

const words = text.knowing.import.attach;

interface AttachBotProps {
  readonly numbers: readonly ImportedNumber[];
  /** The form is gone, and the focus with it. */
  readonly onDone: () => void;
}

/** One bot for all numbers of an import: each in turn, as by a dialog of its own. */
export function AttachBot({ numbers, onDone }: AttachBotProps): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  const { run, botId, setBotId, left, failed, stop, start } = useAttachBot(numbers, onDone);
  const bots = useBots();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (run.isPending || botId.trim() === '') return;
    start({
      onError: () => {
        focusFirstFault(form.current);
      },
    });
  };
  const hasBegun = run.isPending || left.length < numbers.length || failed.length > 0;
  return (
    <>
      {left.length > 0 && (
        <form ref={form} onSubmit={submit} noValidate className="stack">
          <TextField
            label={words.label}
            name="bot_id"
            value={botId}
            onChange={(next) => {
              setBotId(next);
              forgetFault(run);
            }}
            fault={faultOf(run.error, 'bot_id')}
            suggestions={bots}
            isCode
          />
          {formFault(run.error, ['bot_id']) !== undefined && <Fault error={run.error} />}
          <div className="form-actions">
            {run.isPending ? (
              <Button onClick={stop}>{words.stop}</Button>
            ) : (
              <Button type="submit">{words.submit(left.length)}</Button>
            )}
          </div>
        </form>
      )}
      <Status tone={left.length === 0 ? 'success' : 'neutral'}>
        {hasBegun && words.progress(numbers.length - left.length, numbers.length)}
      </Status>
      {failed.length > 0 && (
        <Notice tone="warning" isUrgent>
          {words.failed(failed.join(', '))}
        </Notice>
      )}
    </>
  );
}
