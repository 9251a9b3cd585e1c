import { Dialog } from '@base-ui/react/dialog';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { text } from '../text/text';
import { CloseIcon } from './icons';
import { Notice } from './notice';
import { useUnsavedGuard } from './use-unsaved-guard';

/** No other address leaves a dialog open. */
const STAYS = /^$/;

interface ModalProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly isWide?: boolean;
  /** Asks a question whose answer matters. */
  readonly isAlert?: boolean;
  readonly focusFirst?: RefObject<HTMLElement | null>;
  /** Where the focus goes when it is closed; on null back to where it was. */
  readonly focusAfter?: () => HTMLElement | null;
}

/**
 * A modal dialog that is open while it is rendered. What was entered is not lost by a slip: a press beside it does not
 * close it, Escape, the cross and Cancel do so only when they are pressed again, and what leaves its address asks.
 */
export function Modal({
  title,
  intro,
  onClose,
  children,
  isWide,
  isAlert,
  focusFirst,
  focusAfter = () => null,
}: ModalProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  const enteredIn = useRef<Node>(null);
  const [warning, setWarning] = useState<string>();
  // What was saved is gone from the dialog; a form that was refused is still there.
  const holds = useCallback(() => enteredIn.current?.isConnected ?? false, []);
  useUnsavedGuard(true, STAYS, holds);
  useEffect(
    () => () => {
      setTimeout(keepFocus);
    },
    [],
  );
  return (
    <Dialog.Root
      open
      disablePointerDismissal
      onOpenChange={(isOpen, { reason }) => {
        if (isOpen) return;
        if (warning !== undefined || !holds()) onClose();
        else setWarning(reason === 'escape-key' ? text.common.escapeAgain : text.common.closeAgain);
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className={`dialog ${isWide ? 'dialog-wide' : ''}`}
          role={isAlert ? 'alertdialog' : 'dialog'}
          ref={popup}
          initialFocus={focusFirst ?? (() => startOf(popup.current))}
          finalFocus={focusAfter}
          onInput={(event) => {
            enteredIn.current = event.target as Node;
            setWarning(undefined);
          }}
          onSubmit={() => {
            setWarning(undefined);
          }}
        >
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          {intro !== undefined && (
            <Dialog.Description className="dialog-intro" render={<div />}>
              {intro}
            </Dialog.Description>
          )}
          {warning !== undefined && (
            <Notice tone="warning" isUrgent>
              {warning}
            </Notice>
          )}
          {children}
          {/* Last, though it stands above: the focus begins at what the dialog is about. */}
          <Dialog.Close
            className="button button-quiet button-icon dialog-close"
            aria-label={text.common.close}
          >
            <CloseIcon />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What opened the dialog may be gone, and the focus with it; it is then at the view's heading. */
function keepFocus(): void {
  if (document.activeElement !== document.body || document.querySelector('.dialog')) return;
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}

/** Where the focus begins: at the first control; while there is none, at the dialog itself. */
function startOf(popup: HTMLElement | null): HTMLElement | null {
  const controls = 'a[href], input:enabled, select, textarea, summary, button:not(.dialog-close)';
  return popup?.querySelector<HTMLElement>(controls) ?? popup;
}

export function DialogActions({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="dialog-actions">{children}</div>;
}

/** Gives up what the dialog is about; asks first where something was entered. */
export function DialogCancel(): ReactNode {
  return <Dialog.Close className="button button-secondary">{text.common.cancel}</Dialog.Close>;
}
