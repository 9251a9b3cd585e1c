import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showCheck, useLastCheck, usePreflight } from '../api/queries';
import type { Check } from '../api/queries';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { DialogActions, Modal } from '../ui/dialog';
import { Badge, Fault, Notice } from '../ui/notice';
import { reveal } from '../ui/reveal';
import { Age } from '../ui/time';
import { CheckLines } from './check-lines';
import { runCheck } from './run-check';

const words = text.knowing.check;

interface CheckDialogProps {
  readonly number: { readonly id: string; readonly number: string };
  readonly onClose: () => void;
}

/** Asks every link of a number's chain, and shows each answer as it comes. */
export function CheckDialog({ number, onClose }: CheckDialogProps): ReactNode {
  const last = usePreflight(number.id);
  const [wakesBot, setWakesBot] = useState(false);
  const isToCredentials = useRef(false);
  const { run, lines, start } = useCheckRun(number.id);
  // What broke off has its own lines: those of the check before would speak for it.
  const hasOwnLines = run.isPending || run.data === null;
  const shown = hasOwnLines ? lines : (run.data?.checks ?? last.data?.checks ?? []);
  const hasLines = run.isPending || shown.length > 0;
  return (
    <Modal
      title={words.title(number.number)}
      intro={words.intro}
      onClose={onClose}
      isWide
      focusAfter={() => (isToCredentials.current ? reveal('#credentials h2', 'start') : null)}
    >
      <LastTime didId={number.id} />
      <Outcome run={run} />
      {hasLines && (
        <CheckLines
          didId={number.id}
          lines={shown}
          isRunning={run.isPending}
          onCredentials={() => {
            isToCredentials.current = true;
          }}
        />
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={wakesBot}
          onInput={(event) => {
            // Nothing that anyone would miss when the dialog closes.
            event.stopPropagation();
          }}
          onChange={(event) => {
            setWakesBot(event.target.checked);
          }}
        />
        {words.deeper}
      </label>
      <DialogActions>
        <Button onClick={onClose}>{text.common.close}</Button>
        <Button
          look="primary"
          isBusy={run.isPending}
          onClick={() => {
            start(wakesBot ? 'bot' : 'handshake');
          }}
        >
          {startLabel(run.isPending, hasLines)}
        </Button>
      </DialogActions>
    </Modal>
  );
}

function LastTime({ didId }: { readonly didId: string }): ReactNode {
  const check = useLastCheck(didId);
  if (!check) return <p className="hint-text">{words.never}</p>;
  return (
    <p className="hint-text">
      {words.lastAt} <Age of={check.checked_at} />.{' '}
      {check.outdated && <Badge tone="neutral">{words.outdated}</Badge>}
    </p>
  );
}

function Outcome({ run }: { readonly run: ReturnType<typeof useCheckRun>['run'] }): ReactNode {
  if (run.error) return <Fault error={run.error} />;
  if (run.data === undefined) return null;
  if (run.data === null) return <Notice tone="warning">{words.stopped}</Notice>;
  return (
    <Notice tone={run.data.ok ? 'success' : 'danger'} isUrgent>
      {run.data.ok ? words.ok : words.broken}
    </Notice>
  );
}

function startLabel(isRunning: boolean, hasLines: boolean): string {
  if (isRunning) return words.running;
  return hasLines ? words.again : words.start;
}

function useCheckRun(didId: string) {
  const queryClient = useQueryClient();
  const leaving = useRef<AbortController>(undefined);
  const [lines, setLines] = useState<readonly Check[]>([]);
  useEffect(
    () => () => {
      leaving.current?.abort();
    },
    [],
  );
  const run = useMutation({
    mutationFn: (probe: 'handshake' | 'bot') => {
      const abort = new AbortController();
      leaving.current = abort;
      setLines([]);
      return runCheck({
        didId,
        probe,
        signal: abort.signal,
        onLine: (line) => {
          setLines((before) => [...before, line]);
        },
      });
    },
    onSuccess: (preflight) => {
      if (preflight) showCheck(queryClient, didId, preflight);
    },
  });
  return { run, lines, start: run.mutate };
}
