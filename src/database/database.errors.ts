import { Error as MongooseErrors, mongo } from 'mongoose';
import type { AppError } from '../common/errors/app-error.js';
import { NoRoomError, NotReadyError } from '../common/errors/http.errors.js';

/** What is stored forbids a start; the message says what, and what to do. */
export class StartRefusedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartRefusedError';
  }
}

const NO_ROOM = 14_031;

/**
 * MongoDB's codes for a server that cannot serve now: shutting down, not primary, no primary, out of disk space, or not
 * in time.
 */
const AWAY_CODES = new Set<unknown>([89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, NO_ROOM, 50]);

/** What a socket says that broke between two commands; the driver passes it on as it is. */
const SOCKET_CODES = new Set<unknown>([
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);

/** How a `mongodb+srv:` address is looked up; the driver passes on what DNS says. */
const LOOKUPS = new Set<unknown>(['querySrv', 'queryTxt']);

/** No connection within `waitQueueTimeoutMS`; the driver does not export its class. */
const NO_CONNECTION = 'MongoWaitQueueTimeoutError';

const AWAY_ERRORS = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  MongooseErrors.MongooseServerSelectionError,
];

/** Is it the database that failed, rather than the request? */
export function isDatabaseAway(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (SOCKET_CODES.has(code) || LOOKUPS.has(syscall)) return true;
  if (AWAY_ERRORS.some((away) => error instanceof away)) return true;
  if (error instanceof mongo.MongoServerError) return AWAY_CODES.has(error.code) || isCutOff(error);
  if (error instanceof mongo.MongoDriverError) return error.name === NO_CONNECTION;
  return (
    error instanceof MongooseErrors && /initial connection|disconnected|not connected/i.test(error.message)
  );
}

/** The driver wraps what breaks the connection under a bulk write; only what the server answers has a code. */
function isCutOff(error: mongo.MongoServerError): boolean {
  return error instanceof mongo.MongoBulkWriteError && error.code === undefined;
}

/** A failure of the database as callers see it. */
export function toDatabaseProblem(error: unknown): AppError | undefined {
  if (hasNoRoom(error)) return new NoRoomError({ cause: error });
  return isDatabaseAway(error) ? new NotReadyError({ cause: error }) : undefined;
}

/** Error 14031: the disk is full, so that nothing is written, while reads go on. */
export function hasNoRoom(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === NO_ROOM;
}

/** Error 2: the update does not fit what is stored, like a `$push` to a field that holds `null`. */
export function isBadValue(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === 2;
}

/** Error 11000: a unique index refused the write. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === 11000;
}
