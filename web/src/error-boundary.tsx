import { Component } from 'react';
import type { ReactNode } from 'react';
import { text } from './text/text';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

interface ErrorBoundaryProps {
  /** Where the reader is: elsewhere nothing has failed yet. */
  readonly address: string;
  readonly children: ReactNode;
}

/** A defect of the page takes the view with it, and not the way out of it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (this.state.hasFailed && before.address !== this.props.address) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Notice
        tone="danger"
        title={text.common.failed.title}
        isUrgent
        actions={
          <Button
            onClick={() => {
              location.reload();
            }}
          >
            {text.common.retry}
          </Button>
        }
      >
        {text.common.failed.unexpected}
      </Notice>
    );
  }
}
