import { Dialog } from '@base-ui/react/dialog';
import { useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { text } from '../text/text';
import { CloseIcon } from './icons';

interface ModalProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly isWide?: boolean;
  /** Asks a question whose answer matters. */
  readonly isAlert?: boolean;
  readonly focusFirst?: RefObject<HTMLElement | null>;
}

/** A modal dialog that is open while it is rendered. A press beside it does not close it: what was typed would be lost. */
export function Modal({
  title,
  intro,
  onClose,
  children,
  isWide,
  isAlert,
  focusFirst,
}: ModalProps): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open
      disablePointerDismissal
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className={`dialog ${isWide ? 'dialog-wide' : ''}`}
          role={isAlert ? 'alertdialog' : 'dialog'}
          ref={popup}
          initialFocus={focusFirst ?? (() => startOf(popup.current))}
        >
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          {intro !== undefined && (
            <Dialog.Description className="dialog-intro" render={<div />}>
              {intro}
            </Dialog.Description>
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
