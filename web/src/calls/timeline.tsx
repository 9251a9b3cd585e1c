import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TestCallDetail } from '../api/queries';
import { text } from '../text/text';
import { CheckIcon, CrossIcon } from '../ui/icons';
import { Linkified } from '../ui/linkified';
import { Notice } from '../ui/notice';
import { secondsBetween, Time } from '../ui/time';
import { toTimeline } from './timeline-steps';
import type { TimelineStep } from './timeline-steps';

const words = text.calls;
/** Explanations whose next step is the check of the number. */
const NAMING_CHECK = ['request_not_accepted', 'not_known'] as const;

/** What happened to a call so far, with times; changes are read out as they come. */
export function Timeline({ call }: { readonly call: TestCallDetail }): ReactNode {
  return (
    <div className="stack">
      <ol className="timeline" aria-label={words.timeline.label} aria-live="polite">
        {toTimeline(call).map((step) => (
          <Step key={step.title} step={step} start={call.created_at} />
        ))}
      </ol>
      <Explanation call={call} />
      {isWorthCheck(call) && (
        <p className="hint-text">
          {call.status === 'completed' && `${words.timeline.completedHint} `}
          <Link href={`/numbers/${call.did_id}/check`}>{words.timeline.checkNumber}</Link>
        </p>
      )}
    </div>
  );
}

/** A broken chain may be behind it. */
function isWorthCheck({ status, explanation }: TestCallDetail): boolean {
  if (status === 'completed' || status === 'failed') return true;
  return NAMING_CHECK.some((code) => code === explanation?.code);
}

function Step({ step, start }: { readonly step: TimelineStep; readonly start: string }): ReactNode {
  const { title, state, at, note } = step;
  return (
    <li className="timeline-step" data-state={state}>
      <span className="timeline-mark" aria-hidden="true">
        {state === 'done' && <CheckIcon />}
        {state === 'failed' && <CrossIcon />}
      </span>
      <span className="timeline-title">
        {title}
        <span className="visually-hidden"> ({words.timeline[state]})</span>
      </span>
      <span className="timeline-when">
        {at !== undefined && <Time at={at} precise />}
        {at !== undefined && at !== start && (
          <span> · {words.timeline.after(secondsBetween(start, at))}</span>
        )}
        {note !== undefined && (
          <span>
            {at !== undefined && ' · '}
            {note}
          </span>
        )}
      </span>
    </li>
  );
}

function Explanation({ call }: { readonly call: TestCallDetail }): ReactNode {
  const { explanation } = call;
  if (!explanation) return null;
  const isUnsure = call.status === 'unknown';
  return (
    <Notice
      tone={isUnsure ? 'warning' : 'danger'}
      title={isUnsure ? words.explanation.unsure : words.explanation.title}
      isUrgent
    >
      <p>{explanation.summary}</p>
      <p>
        <strong>{words.explanation.next}:</strong> <Linkified>{explanation.next_step}</Linkified>
      </p>
    </Notice>
  );
}
