import type { ReactNode } from 'react';
import type { CallStatus } from '../api/queries';
import { text } from '../text/text';
import { Badge } from '../ui/notice';
import type { Tone } from '../ui/notice';

const TONES: Readonly<Record<CallStatus, Tone | 'neutral'>> = {
  requested: 'info',
  placed: 'info',
  answered: 'info',
  completed: 'success',
  busy: 'warning',
  no_answer: 'warning',
  canceled: 'warning',
  failed: 'danger',
  rejected: 'danger',
  not_sent: 'danger',
  unknown: 'warning',
};

export const STATUSES = Object.keys(TONES) as CallStatus[];

export function StatusBadge({ status }: { readonly status: CallStatus }): ReactNode {
  return <Badge tone={TONES[status]}>{text.calls.statuses[status]}</Badge>;
}
