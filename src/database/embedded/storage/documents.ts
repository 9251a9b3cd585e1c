import { BSON, type Document, ObjectId } from 'bson';
import { afterPrefix } from '../bson/key-encoding.js';
import { decodeDocument, encodeDocument } from '../bson/values.js';
import { MongoFault } from '../mongo-fault.js';
import { compileFilter } from '../query/filter.js';
import { type Catalog, type CollectionDescription, type IndexDescription, keyPatternOf } from './catalog.js';
import { type IndexKey, type IndexKeys, indexKeysOf } from './index-keys.js';
import type { Storage } from './storage.js';
import { VerifiedCache } from './verified-cache.js';

/** A stored document: its sequence number, its bytes and what they say. */
export interface StoredDocument {
  readonly seq: number;
  readonly bytes: Buffer;
  readonly document: Document;
}

const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
const SEQ_BYTES = 6;
/** Decoded, a document takes several times its bytes. A small one is decoded faster than it is remembered. */
const CACHE_BYTES = 16 * 1024 * 1024;
const WORTH_KEEPING_BYTES = 4_096;

/** Reads and writes the documents of all collections together with their index keys. */
export class Documents {
  private readonly decoded = new VerifiedCache<Document>(CACHE_BYTES);
  private readonly keysByDocument = new WeakMap<Document, Map<number, IndexKeys>>();

  constructor(
    private readonly storage: Storage,
    private readonly catalog: Catalog,
  ) {}

  read(collection: CollectionDescription, seq: number): StoredDocument | undefined {
    const bytes = this.storage.documents.get(documentKey(collection.id, seq));
    return bytes && this.stored(collection.id, seq, bytes);
  }

  stored(collectionId: number, seq: number, bytes: Buffer): StoredDocument {
    const worthKeeping = bytes.length >= WORTH_KEEPING_BYTES;
    const document = worthKeeping
      ? this.decoded.get(`${collectionId}/${seq}`, bytes, decodeDocument)
      : decodeDocument(bytes);
    return { seq, bytes, document };
  }

  count(collection: CollectionDescription): number {
    return this.counters(collection.id).count;
  }

  /** Adds the document, with an _id in front when it has none; error 11000 when a unique key is taken. */
  insert(namespace: string, given: Document): Document {
    const collection = this.catalog.findOrCreate(namespace);
    const document = withIdFirst(given);
    const { count, lastSeq } = this.counters(collection.id);
    const seq = lastSeq + 1;
    this.write(collection, seq, undefined, document);
    this.saveCounters(collection.id, { count: count + 1, lastSeq: seq });
    return document;
  }

  replace(namespace: string, before: StoredDocument, after: Document): void {
    this.write(this.catalog.findOrCreate(namespace), before.seq, before.document, after);
  }

  remove(namespace: string, gone: StoredDocument): void {
    const collection = this.catalog.findOrCreate(namespace);
    for (const index of collection.indexes) {
      for (const key of this.keysOf(gone.document, index).keys.values()) {
        this.storage.keys.removeSync(entryKey(index, key.bytes, gone.seq));
      }
    }
    this.storage.documents.removeSync(documentKey(collection.id, gone.seq));
    const { count, lastSeq } = this.counters(collection.id);
    this.saveCounters(collection.id, { count: count - 1, lastSeq });
  }

  /** Inside a write transaction: fills a new index from the documents that are there. */
  build(collection: CollectionDescription, index: IndexDescription): IndexDescription {
    let multikey = false;
    for (const { key, value } of this.storage.documents.getRange(prefixRange(idPrefix(collection.id)))) {
      const seq = key.readUIntBE(4, SEQ_BYTES);
      const found = this.keysOf(decodeDocument(value), index);
      multikey ||= found.multikey;
      for (const entry of found.keys.values()) {
        this.refuseDuplicate(collection, index, entry, seq);
        this.storage.keys.putSync(entryKey(index, entry.bytes, seq), seqBytes(seq));
      }
    }
    return { ...index, multikey };
  }

  dropIndex(index: IndexDescription): void {
    removeAll(this.storage.keys, idPrefix(index.id));
  }

  dropCollection(collection: CollectionDescription): void {
    for (const index of collection.indexes) this.dropIndex(index);
    removeAll(this.storage.documents, idPrefix(collection.id));
    this.storage.counters.removeSync(idPrefix(collection.id));
    this.catalog.remove(collection.namespace);
  }

  /** Checks everything first and writes last, so a refused document leaves nothing behind. */
  private write(
    collection: CollectionDescription,
    seq: number,
    before: Document | undefined,
    after: Document,
  ): void {
    const bytes = encodeDocument(after);
    if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(bytes.length);
    const changes = collection.indexes
      .filter((index) => !before || mayDiffer(before, after, index))
      .map((index) => this.changeOf(collection, index, seq, before, after));
    for (const { index, added, removed } of changes) {
      for (const key of removed) this.storage.keys.removeSync(entryKey(index, key.bytes, seq));
      for (const key of added) this.storage.keys.putSync(entryKey(index, key.bytes, seq), seqBytes(seq));
    }
    this.storage.documents.putSync(documentKey(collection.id, seq), bytes);
    if (bytes.length >= WORTH_KEEPING_BYTES) this.decoded.set(`${collection.id}/${seq}`, bytes, after);
    this.markMultikey(
      collection,
      changes.filter((change) => change.multikey && !change.index.multikey).map((change) => change.index),
    );
  }

  private changeOf(
    collection: CollectionDescription,
    index: IndexDescription,
    seq: number,
    before: Document | undefined,
    after: Document,
  ): { index: IndexDescription; added: IndexKey[]; removed: IndexKey[]; multikey: boolean } {
    const old = before ? this.keysOf(before, index).keys : new Map<string, IndexKey>();
    const next = this.keysOf(after, index);
    const added = [...next.keys].filter(([bytes]) => !old.has(bytes)).map(([, key]) => key);
    const removed = [...old].filter(([bytes]) => !next.keys.has(bytes)).map(([, key]) => key);
    for (const key of added) this.refuseDuplicate(collection, index, key, seq);
    return { index, added, removed, multikey: next.multikey };
  }

  private keysOf(document: Document, index: IndexDescription): IndexKeys {
    if (index.partialFilter && !compileFilter(index.partialFilter)(document)) {
      return { keys: new Map(), multikey: false };
    }
    const remembered = this.keysByDocument.get(document) ?? new Map<number, IndexKeys>();
    this.keysByDocument.set(document, remembered);
    const keys = remembered.get(index.id) ?? indexKeysOf(document, index);
    remembered.set(index.id, keys);
    return keys;
  }

  private refuseDuplicate(
    collection: CollectionDescription,
    index: IndexDescription,
    key: IndexKey,
    seq: number,
  ): void {
    if (!index.unique) return;
    const taken = this.storage.keys.get(entryKey(index, key.bytes, seq));
    if (taken && taken.readUIntBE(0, SEQ_BYTES) !== seq) throw duplicateKey(collection, index, key);
  }

  private markMultikey(collection: CollectionDescription, indexes: IndexDescription[]): void {
    if (indexes.length === 0) return;
    const marked = collection.indexes.map((index) =>
      indexes.includes(index) ? { ...index, multikey: true } : index,
    );
    this.catalog.save({ ...collection, indexes: marked });
  }

  private counters(collectionId: number): { count: number; lastSeq: number } {
    const bytes = this.storage.counters.get(idPrefix(collectionId));
    if (!bytes) return { count: 0, lastSeq: 0 };
    return { count: bytes.readUIntBE(0, SEQ_BYTES), lastSeq: bytes.readUIntBE(SEQ_BYTES, SEQ_BYTES) };
  }

  private saveCounters(collectionId: number, { count, lastSeq }: { count: number; lastSeq: number }): void {
    this.storage.counters.putSync(
      idPrefix(collectionId),
      Buffer.concat([seqBytes(count), seqBytes(lastSeq)]),
    );
  }
}

/** Unchanged parts are shared between the old and the new document, so one comparison of references suffices. */
function mayDiffer(before: Document, after: Document, index: IndexDescription): boolean {
  const paths = [...index.fields.map((field) => field.path), ...Object.keys(index.partialFilter ?? {})];
  return paths.some((path) => {
    const top = path.split('.', 1)[0] ?? path;
    return top.startsWith('$') || before[top] !== after[top];
  });
}

function withIdFirst(document: Document): Document {
  const id: unknown = document['_id'];
  if (id === undefined) return { _id: new ObjectId(), ...document };
  if (Array.isArray(id)) {
    throw new MongoFault(53, 'InvalidIdField', "The '_id' value cannot be of type array");
  }
  return Object.keys(document)[0] === '_id' ? document : { _id: id, ...document };
}

export function idPrefix(id: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(id);
  return out;
}

function seqBytes(seq: number): Buffer {
  const out = Buffer.alloc(SEQ_BYTES);
  out.writeUIntBE(seq, 0, SEQ_BYTES);
  return out;
}

function documentKey(collectionId: number, seq: number): Buffer {
  return Buffer.concat([idPrefix(collectionId), seqBytes(seq)]);
}

/** In a unique index the values alone are the key, so that one look finds the holder. */
function entryKey(index: IndexDescription, bytes: Buffer, seq: number): Buffer {
  return Buffer.concat(
    index.unique ? [idPrefix(index.id), bytes] : [idPrefix(index.id), bytes, seqBytes(seq)],
  );
}

export function prefixRange(prefix: Buffer): { start: Buffer; end: Buffer } {
  return { start: prefix, end: afterPrefix(prefix) };
}

function removeAll(table: Storage['keys'], prefix: Buffer): void {
  for (const key of [...table.getKeys(prefixRange(prefix))]) table.removeSync(key);
}

function tooLarge(size: number): MongoFault {
  const message = `BSONObj size: ${size} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`;
  return new MongoFault(10334, 'BSONObjectTooLarge', message);
}

function duplicateKey(collection: CollectionDescription, index: IndexDescription, key: IndexKey): MongoFault {
  const held = index.fields.map((field, i) => [field.path, shownValue(key.values[i])] as const);
  const shown = held.map(([path, value]) => `${path}: ${display(value)}`).join(', ');
  return new MongoFault(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown} }`,
    { keyPattern: keyPatternOf(index), keyValue: Object.fromEntries(held) },
  );
}

function shownValue(value: unknown): unknown {
  return value === undefined || typeof value === 'symbol' ? null : value;
}

function display(value: unknown): string {
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  return value instanceof Date ? `new Date(${value.getTime()})` : BSON.EJSON.stringify(value);
}
