import type { FastifyInstance } from 'fastify';
import type { Connection } from 'mongoose';

/** A question to a neighbour that is under way. */
export interface OpenQuestion {
  /** `outcome` is `ok`, or the code of the problem. */
  end(outcome: string): void;
}

/**
 * Tells a trace collector what the service does: requests, questions to Exotel, and commands to the database that a
 * request causes. Names, routes' patterns and outcomes only: never a body, a query, a whole path, a person, a number.
 */
export abstract class Tracing {
  /** Of `url` only the host is told. */
  abstract beginQuestion(name: string, url: string): OpenQuestion;
  /** Must be called before other hooks are added, so that they run as a part of the request. */
  abstract followRequests(fastify: FastifyInstance): void;
  abstract followCommands(connection: Connection): void;
  /** Sends what is left, for at most a few seconds. */
  abstract stop(): Promise<void>;
}

const NOBODY_FOLLOWS: OpenQuestion = { end: () => undefined };

export class NoTracing implements Tracing {
  beginQuestion(): OpenQuestion {
    return NOBODY_FOLLOWS;
  }

  followRequests(): void {
    // Nothing to follow them with.
  }

  followCommands(): void {
    // Nothing to follow them with.
  }

  async stop(): Promise<void> {
    // Nothing is left.
  }
}
