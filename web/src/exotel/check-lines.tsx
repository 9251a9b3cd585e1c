import type { ReactNode } from 'react';
import type { Check } from '../api/queries';
import { text } from '../text/text';
import { CheckIcon, CrossIcon } from '../ui/icons';
import { Linkified } from '../ui/linkified';
import { MendingLink } from './mending-link';

const words = text.knowing.check;
const NAMES = Object.keys(words.names) as Check['name'][];

interface CheckLinesProps {
  readonly didId: string;
  readonly lines: readonly Check[];
  readonly isRunning: boolean;
  /** The credentials lie below the dialog. */
  readonly onCredentials: () => void;
}

/** The links of the chain, each at its own place; while a check runs also those that are still to be asked. */
export function CheckLines({ didId, lines, isRunning, onCredentials }: CheckLinesProps): ReactNode {
  return (
    <ol className="checks" aria-live="polite" aria-busy={isRunning}>
      {NAMES.map((name) => {
        const line = lines.find((known) => known.name === name);
        if (line) return <Line key={name} didId={didId} line={line} onCredentials={onCredentials} />;
        return isRunning && <WaitingLine key={name} name={name} />;
      })}
    </ol>
  );
}

function WaitingLine({ name }: { readonly name: Check['name'] }): ReactNode {
  return (
    <li className="check-line" data-status="waiting">
      <span className="timeline-mark" aria-hidden="true" />
      <p className="timeline-title">
        {words.names[name]} <span className="visually-hidden">({words.statuses.waiting})</span>
      </p>
    </li>
  );
}

interface LineProps extends Pick<CheckLinesProps, 'didId' | 'onCredentials'> {
  readonly line: Check;
}

function Line({ didId, line, onCredentials }: LineProps): ReactNode {
  const needsStep = line.next_step !== '' && line.status !== 'pass';
  return (
    <li className="check-line" data-status={line.status}>
      <span className="timeline-mark" aria-hidden="true">
        {line.status === 'pass' && <CheckIcon />}
        {line.status === 'fail' && <CrossIcon />}
        {line.status === 'warn' && '!'}
        {line.status === 'unknown' && '?'}
      </span>
      <p className="timeline-title">
        {needsStep ? (
          <MendingLink didId={didId} name={line.name} onCredentials={onCredentials} />
        ) : (
          words.names[line.name]
        )}
        <span className="check-status">
          {words.statuses[line.status]} · {words.took(String(line.took_ms))}
        </span>
      </p>
      <div className="check-detail">
        <p>{line.detail}</p>
        {needsStep && (
          <p>
            <strong>{words.next}:</strong> <Linkified>{line.next_step}</Linkified>
          </p>
        )}
      </div>
    </li>
  );
}
