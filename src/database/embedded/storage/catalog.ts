import { BSON, type Document } from 'bson';
import { decodeDocument, encodeDocument, toNumber } from '../bson/values.js';
import { MongoFault } from '../mongo-fault.js';
import type { Storage } from './storage.js';
import { VerifiedCache } from './verified-cache.js';

/** One index as createIndexes described it. */
export interface IndexDescription {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partialFilter?: Document;
  readonly expireAfterSeconds?: number;
  /** Set for good by the first document with an array on the way: its key order is then no sort order. */
  readonly multikey: boolean;
}

export interface IndexField {
  readonly path: string;
  readonly segments: readonly string[];
  readonly descending: boolean;
}

/** One collection: where its documents lie and which indexes they feed. */
export interface CollectionDescription {
  readonly namespace: string;
  readonly id: number;
  readonly indexes: readonly IndexDescription[];
}

export type NewIndex = Omit<IndexDescription, 'id' | 'multikey'>;

const LAST_ID = Buffer.from('last id');
const CACHE_BYTES = 1_000_000;

/** Which collections and indexes exist. Read afresh each time, so a transaction sees exactly its own state. */
export class Catalog {
  private readonly cache = new VerifiedCache<CollectionDescription>(CACHE_BYTES);

  constructor(private readonly storage: Storage) {}

  find(namespace: string): CollectionDescription | undefined {
    const bytes = this.storage.catalog.get(Buffer.from(namespace));
    return bytes && this.cache.get(namespace, bytes, readDescription);
  }

  /** Inside a write transaction: the collection, created with its index on _id when it does not exist yet. */
  findOrCreate(namespace: string): CollectionDescription {
    return this.find(namespace) ?? this.create(namespace);
  }

  list(): CollectionDescription[] {
    const found: CollectionDescription[] = [];
    for (const { key, value } of this.storage.catalog.getRange()) {
      found.push(this.cache.get(key.toString(), value, readDescription));
    }
    return found;
  }

  /** Inside a write transaction: replaces the description. */
  save(description: CollectionDescription): void {
    this.storage.catalog.putSync(Buffer.from(description.namespace), writeDescription(description));
  }

  remove(namespace: string): void {
    this.storage.catalog.removeSync(Buffer.from(namespace));
  }

  /** Inside a write transaction: gives a new index its id. */
  admit(index: NewIndex): IndexDescription {
    return { ...index, id: this.nextId(), multikey: false };
  }

  private create(namespace: string): CollectionDescription {
    checkNamespace(namespace);
    const onId = this.admit({
      name: '_id_',
      fields: readFields({ _id: 1 }),
      unique: true,
      sparse: false,
    });
    const description = { namespace, id: this.nextId(), indexes: [onId] };
    this.save(description);
    return description;
  }

  private nextId(): number {
    const bytes = this.storage.counters.get(LAST_ID);
    const id = (bytes ? bytes.readUInt32BE() : 0) + 1;
    const next = Buffer.alloc(4);
    next.writeUInt32BE(id);
    this.storage.counters.putSync(LAST_ID, next);
    return id;
  }
}

export function readFields(key: Document): IndexField[] {
  return Object.entries(key).map(([path, direction]) => ({
    path,
    segments: path.split('.'),
    descending: toNumber(direction as number) < 0,
  }));
}

/** The index as listIndexes shows it. */
export function describeIndex(index: IndexDescription): Document {
  return {
    v: 2,
    key: keyPatternOf(index),
    name: index.name,
    ...(index.unique && index.name !== '_id_' ? { unique: true } : {}),
    ...(index.sparse ? { sparse: true } : {}),
    ...(index.partialFilter ? { partialFilterExpression: index.partialFilter } : {}),
    ...(index.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: index.expireAfterSeconds }),
  };
}

export function keyPatternOf(index: Pick<IndexDescription, 'fields'>): Document {
  return Object.fromEntries(index.fields.map((field) => [field.path, field.descending ? -1 : 1]));
}

function checkNamespace(namespace: string): void {
  const name = namespace.slice(namespace.indexOf('.') + 1);
  if (name === '' || name.includes('$') || name.includes('\0') || Buffer.byteLength(namespace) > 255) {
    throw new MongoFault(73, 'InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  }
}

function readDescription(bytes: Buffer): CollectionDescription {
  const stored = BSON.deserialize(bytes) as { namespace: string; id: number; indexes: Document[] };
  // The filter keeps its exact types; everything else is plain.
  const typed = decodeDocument(bytes) as { indexes: Document[] };
  const indexes = stored.indexes.map((index, i): IndexDescription => {
    const partialFilter = typed.indexes[i]?.['partialFilter'] as Document | undefined;
    const plain = index as Omit<IndexDescription, 'fields'> & { key: [string, number][] };
    const { key, ...rest } = plain;
    const fields = key.flatMap(([path, direction]) => readFields({ [path]: direction }));
    return { ...rest, fields, ...(partialFilter ? { partialFilter } : {}) };
  });
  return { namespace: stored.namespace, id: stored.id, indexes };
}

function writeDescription(description: CollectionDescription): Buffer {
  const indexes = description.indexes.map(({ fields, ...rest }) => ({
    ...rest,
    // Pairs, since a JavaScript object would move a field named "1" to the front.
    key: fields.map((field) => [field.path, field.descending ? -1 : 1]),
  }));
  return encodeDocument({ ...description, indexes });
}
