import { AsyncLocalStorage } from 'node:async_hooks';

/** The trace that what runs now belongs to. */
export interface ActiveTrace {
  readonly traceId: string;
  /** Its request has been answered: what runs now was only set going by it, and may run for hours. */
  readonly isOver: boolean;
}

/** Nothing is ever stored here while tracing is off. */
export const activeTrace = new AsyncLocalStorage<ActiveTrace>();
