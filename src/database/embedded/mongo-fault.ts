import type { Document } from 'bson';

/** An error with the code and the name that MongoDB gives it; it becomes the answer to the command. */
export class MongoFault extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    /** Further fields of the answer, such as keyPattern and keyValue of a duplicate key. */
    readonly details: Document = {},
  ) {
    super(message);
  }
}

export const badValue = (message: string): MongoFault => new MongoFault(2, 'BadValue', message);

export const failedToParse = (message: string): MongoFault => new MongoFault(9, 'FailedToParse', message);

export const typeMismatch = (message: string): MongoFault => new MongoFault(14, 'TypeMismatch', message);

export const notImplemented = (what: string): MongoFault =>
  new MongoFault(238, 'NotImplemented', `${what} is not supported by the embedded store`);

/** MongoDB's "Location" errors carry their number in their name. */
export const locationFault = (code: number, message: string): MongoFault =>
  new MongoFault(code, `Location${code}`, message);
