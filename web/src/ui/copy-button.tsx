import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { text } from '../text/text';
import { CheckIcon, CopyIcon } from './icons';

const SHOWN_MS = 2_000;

interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for those who do not see beside what the button stands. */
  readonly label: string;
  readonly children?: ReactNode;
}

export function CopyButton({ value, label, children }: CopyButtonProps): ReactNode {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => {
      setOutcome(null);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [outcome]);
  const copy = (): void => {
    toClipboard(value).then(
      () => {
        setOutcome('copied');
      },
      () => {
        setOutcome('failed');
      },
    );
  };
  return (
    <>
      <button
        type="button"
        className={`button button-quiet ${children === undefined ? 'button-icon' : ''}`}
        aria-label={label}
        title={label}
        onClick={copy}
      >
        {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
        {children}
      </button>
      <span className={outcome === 'failed' ? 'field-hint' : 'visually-hidden'} role="status">
        {outcome === 'copied' && text.common.copied}
        {outcome === 'failed' && text.common.copyFailed}
      </span>
    </>
  );
}

/** Without https only localhost has a clipboard. */
async function toClipboard(value: string): Promise<void> {
  if (!('clipboard' in navigator)) throw new Error(text.common.copyFailed);
  await navigator.clipboard.writeText(value);
}

/** A value to be copied, in full. */
export function CopyValue({ value, label }: { readonly value: string; readonly label: string }): ReactNode {
  return (
    <span className="copy-value">
      <code>{value}</code>
      <CopyButton value={value} label={label} />
    </span>
  );
}
