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
  readonly children: ReactNode;
}

/** Looks like a button, goes to an address. */
export function LinkButton({ to, look = 'secondary', label, children }: LinkButtonProps): ReactNode {
  return (
    <Link href={to} className={`button button-${look}`} aria-label={label}>
      {children}
    </Link>
  );
}
