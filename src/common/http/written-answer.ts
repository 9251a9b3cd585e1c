import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** An answer as the text that goes out: written once, and tagged once, for all who share it. */
export class WrittenAnswer {
  readonly text: string;
  private knownTag: string | undefined;

  constructor(answer: unknown) {
    this.text = JSON.stringify(answer);
  }

  /** The strong tag of the answer: it changes with anything in it. */
  get tag(): string {
    return (this.knownTag ??= `"${hash('sha256', this.text, 'base64url').slice(0, 32)}"`);
  }
}

/** Sends answers that are written already as they are. */
export function sendWrittenAnswers(fastify: FastifyInstance): void {
  fastify.setReplySerializer((answer) =>
    answer instanceof WrittenAnswer ? answer.text : JSON.stringify(answer),
  );
}
