import { FastifyAdapter } from '@nestjs/platform-fastify';

/**
 * Stops accepting as soon as a stop begins. Nest's own adapter goes on until every destroy hook is done, which may take
 * as long as a question to Exotel.
 */
export class PromptAdapter extends FastifyAdapter {
  private closed: Promise<void> | undefined;

  override beforeClose(): void {
    super.beforeClose();
    this.closed = super.close();
    // Told to whoever awaits `close`, behind the hooks.
    this.closed.catch(() => undefined);
  }

  override close(): Promise<void> {
    return this.closed ?? super.close();
  }
}
