import { Dialog } from '@base-ui/react/dialog';
import { useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { text } from '../text/text';
import { CloseIcon } from './icons';
import { Notice } from './notice';

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
 * close it, and Escape does so only when it is pressed again.
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
  const [isWarned, setIsWarned] = useState(false);
  return (
    <Dialog.Root
      open
      disablePointerDismissal
      onOpenChange={(isOpen, { reason }) => {
        if (isOpen) return;
        // What was saved is gone from the dialog; a form that was refused is still there.
        if (reason === 'escape-key' && !isWarned && enteredIn.current?.isConnected) setIsWarned(true);
        else onClose();
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
            setIsWarned(false);
          }}
        >
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          {intro !== undefined && (
            <Dialog.Description className="dialog-intro" render={<div />}>
              {intro}
            </Dialog.Description>
          )}
          {isWarned && (
            <Notice tone="warning" isUrgent>
              {text.common.escapeAgain}
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

/** Where the focus begins: at the first control; while there is none, at the dialog itself. */
function startOf(popup: HTMLElement | null): HTMLElement | null {
  const controls = 'a[href], input:enabled, select, textarea, summary, button:not(.dialog-close)';
  return popup?.querySelector<HTMLElement>(controls) ?? popup;
}

export function DialogActions({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="dialog-actions">{children}</div>;
}
