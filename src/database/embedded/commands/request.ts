import type { Document } from 'bson';
import { isDocument, isNumber, toNumber, typeNameOf } from '../bson/values.js';
import {
  badValue,
  failedToParse,
  locationFault,
  MongoFault,
  notImplemented,
  typeMismatch,
} from '../mongo-fault.js';
import type { Catalog } from '../storage/catalog.js';
import type { Documents } from '../storage/documents.js';
import type { Storage } from '../storage/storage.js';
import type { Selector } from '../query/selection.js';
import type { CursorBatch, Cursors } from './cursors.js';

/** What the commands work on. */
export interface Engine {
  readonly storage: Storage;
  readonly catalog: Catalog;
  readonly documents: Documents;
  readonly selector: Selector;
  readonly cursors: Cursors;
}

export type Reply = Document | CursorBatch;

export interface Command {
  /** The fields that it knows, besides those that every command has; another one is refused. */
  readonly fields: readonly string[];
  readonly run: (engine: Engine, request: Request) => Reply | Promise<Reply>;
}

/** Fields that any command may carry. */
const GENERIC_FIELDS = new Set([
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);

/** One command document with checked access to its fields. */
export class Request {
  readonly name: string;
  readonly database: string;
  readonly pacer: Pacer;

  constructor(
    readonly command: Document,
    readonly connectionId: number,
  ) {
    this.name = Object.keys(command)[0] ?? '';
    const database: unknown = command['$db'];
    if (typeof database !== 'string' || database === '') {
      throw locationFault(40571, 'OP_MSG requests require a $db argument');
    }
    this.database = database;
    this.pacer = new Pacer(this.number('maxTimeMS', 0));
  }

  /** Database and collection, from the command's own first field. */
  get namespace(): string {
    const collection: unknown = this.command[this.name];
    if (typeof collection !== 'string' || collection === '') {
      throw new MongoFault(73, 'InvalidNamespace', `Invalid namespace specified '${this.database}.'`);
    }
    return `${this.database}.${collection}`;
  }

  /** The command inside an explain. */
  within(command: Document): Request {
    return new Request({ ...command, $db: this.database }, this.connectionId);
  }

  /** Refuses transactions, unknown fields and concerns that a standalone server cannot grant. */
  check(known: readonly string[]): void {
    if (['txnNumber', 'startTransaction', 'autocommit'].some((field) => field in this.command)) {
      throw new MongoFault(
        20,
        'IllegalOperation',
        'Transaction numbers are only allowed on a replica set member or mongos',
      );
    }
    checkFields(this.command, this.name, [this.name, ...known, ...GENERIC_FIELDS]);
    for (const field of ['collation', 'let']) {
      if (field in this.command && !isEmpty(this.command[field])) throw notImplemented(`The option ${field}`);
    }
    checkWriteConcern(this.document('writeConcern'));
    checkReadConcern(this.document('readConcern'));
  }

  document(field: string): Document | undefined {
    const value: unknown = this.command[field];
    if (value === undefined || value === null) return undefined;
    if (isDocument(value)) return value;
    throw typeMismatch(this.wrongType(field, value, 'object'));
  }

  documents(field: string): Document[] {
    const value: unknown = this.command[field];
    if (value === undefined) {
      throw locationFault(40414, `BSON field '${this.name}.${field}' is missing but a required field`);
    }
    if (!Array.isArray(value)) throw typeMismatch(this.wrongType(field, value, 'array'));
    return value.map((item: unknown) => {
      if (isDocument(item)) return item;
      throw typeMismatch(this.wrongType(`${field}.0`, item, 'object'));
    });
  }

  /** A whole, not negative number. */
  number(field: string, otherwise: number): number {
    const value: unknown = this.command[field];
    if (value === undefined || value === null) return otherwise;
    if (!isNumber(value)) throw typeMismatch(this.wrongType(field, value, 'number'));
    const number = toNumber(value);
    if (!Number.isInteger(number)) {
      throw failedToParse(`Expected an integer, but found a number with a fraction in: ${field}`);
    }
    if (number < 0) {
      throw locationFault(51024, `BSON field '${field}' value must be >= 0, actual value '${number}'`);
    }
    return number;
  }

  flag(field: string, otherwise = false): boolean {
    const value: unknown = this.command[field];
    if (value === undefined || value === null) return otherwise;
    if (typeof value === 'boolean') return value;
    if (isNumber(value)) return toNumber(value) !== 0;
    throw typeMismatch(this.wrongType(field, value, 'bool'));
  }

  private wrongType(field: string, value: unknown, expected: string): string {
    return `BSON field '${this.name}.${field}' is the wrong type '${typeNameOf(value)}', expected type '${expected}'`;
  }
}

/** Refuses a field that is not known, with MongoDB's own words. */
export function checkFields(given: Document, where: string, known: readonly string[]): void {
  const unknown = Object.keys(given).find((field) => !known.includes(field));
  if (unknown !== undefined) {
    throw locationFault(40415, `BSON field '${where}.${unknown}' is an unknown field.`);
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isDocument(value) && Object.keys(value).length === 0);
}

/** Every write is acknowledged after the sync anyway, so only other members cannot be had. */
function checkWriteConcern(concern: Document | undefined): void {
  if (!concern) return;
  checkFields(concern, 'writeConcern', ['w', 'j', 'wtimeout', 'fsync', 'wtimeoutMS', 'provenance']);
  const w: unknown = concern['w'];
  if ((isNumber(w) && toNumber(w) > 1) || (typeof w === 'string' && w !== 'majority')) {
    throw badValue("cannot use 'w' > 1 when a host is not replicated");
  }
}

function checkReadConcern(concern: Document | undefined): void {
  const level: unknown = concern?.['level'] ?? 'local';
  if (level === 'local' || level === 'available' || level === 'majority') return;
  if (level === 'snapshot' || level === 'linearizable') {
    throw new MongoFault(
      123,
      'NotAReplicaSet',
      `node needs to be a replica set member to use read concern ${level}`,
    );
  }
  throw failedToParse("Enumeration value for field 'readConcern.level' is not a valid value.");
}

const SLICE_MS = 8;

/** Lets the event loop turn during long reads, and ends them after maxTimeMS. */
export class Pacer {
  private sliceStart = performance.now();
  private readonly deadline: number;

  constructor(maxTimeMs: number) {
    this.deadline = maxTimeMs > 0 ? this.sliceStart + maxTimeMs : Infinity;
  }

  async breathe(): Promise<void> {
    const now = performance.now();
    if (now > this.deadline) throw new MongoFault(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
    if (now - this.sliceStart < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.sliceStart = performance.now();
  }
}
