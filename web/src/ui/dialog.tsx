import { Dialog } from '@base-ui/react/dialog';
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
          {...(focusFirst && { initialFocus: focusFirst })}
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

export function DialogActions({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="dialog-actions">{children}</div>;
}
