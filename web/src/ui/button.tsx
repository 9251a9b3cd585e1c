import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';

type Look = 'primary' | 'secondary' | 'danger' | 'quiet';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look;
  readonly isBusy?: boolean;
}

/** A busy button keeps its focus: it is not disabled, it does nothing. */
export function Button({
  look = 'secondary',
  isBusy = false,
  onClick,
  className,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${look} ${className ?? ''}`}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

interface LinkButtonProps {
  readonly to: string;
  readonly look?: Look;
  readonly label?: string;
  /** The dialog that opens there leads back here when it is closed. */
  readonly isReturning?: boolean;
  /** The phone that the test call which is ordered there goes to; not in the address, which others may see. */
  readonly phone?: string;
  readonly children: ReactNode;
}

/** Looks like a button, goes to an address. */
export function LinkButton({
  to,
  look = 'secondary',
  label,
  isReturning = false,
  phone,
  children,
}: LinkButtonProps): ReactNode {
  return (
    <Link href={to} state={{ isReturning, phone }} className={`button button-${look}`} aria-label={label}>
      {children}
    </Link>
  );
}
