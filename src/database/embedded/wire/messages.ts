import type { Document } from 'bson';
import { decodeDocument, encodeDocument } from '../bson/values.js';
import { CursorBatch } from '../commands/cursors.js';
import type { Reply } from '../commands/request.js';

/** Header of 16 bytes: length, request id, response to, operation. */
const HEADER_BYTES = 16;
/** MongoDB's own limit; hello announces it. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Bits 0 to 15 must be understood by the receiver. */
const UNKNOWN_REQUIRED_FLAGS = 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME);

export interface Message {
  readonly requestId: number;
  /** OP_QUERY greets in the old manner and is answered in it. */
  readonly legacy: boolean;
  readonly wantsReply: boolean;
  readonly command: Document;
}

/** Reads a whole message; anything malformed throws. */
export function parseMessage(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4);
  const operation = bytes.readInt32LE(12);
  if (operation === OP_QUERY) {
    return { requestId, legacy: true, wantsReply: true, command: parseQuery(bytes) };
  }
  if (operation !== OP_MSG) throw new Error(`Unsupported operation ${operation}`);
  const flags = bytes.readUInt32LE(HEADER_BYTES);
  if (flags & UNKNOWN_REQUIRED_FLAGS) throw new Error('Unknown required flags');
  const end = bytes.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const command = parseSections(bytes.subarray(HEADER_BYTES + 4, end));
  return { requestId, legacy: false, wantsReply: !(flags & MORE_TO_COME), command };
}

/** The first hello: flags, name of the collection, skip and limit, then the command. */
function parseQuery(bytes: Buffer): Document {
  const nameEnd = bytes.indexOf(0, HEADER_BYTES + 4);
  if (nameEnd < 0) throw new Error('Unterminated collection name');
  const command = documentAt(bytes, nameEnd + 9).document;
  const [name = ''] = Object.keys(command);
  if (!/^(hello|isMaster)$/i.test(name)) throw new Error('OP_QUERY is only for the first hello');
  return { ...command, $db: 'admin' };
}

function parseSections(bytes: Buffer): Document {
  let command: Document | undefined;
  const lists: Document = {};
  for (let at = 0; at < bytes.length;) {
    const kind = bytes.readUInt8(at);
    const size = bytes.readInt32LE(at + 1);
    if (size < 5 || at + 1 + size > bytes.length || kind > 1) throw new Error('Malformed section');
    const section = bytes.subarray(at + 1, at + 1 + size);
    if (kind === 1) parseSequence(section, lists);
    else if (command) throw new Error('More than one body');
    else command = decodeDocument(section);
    at += 1 + size;
  }
  if (!command) throw new Error('No body');
  return { ...command, ...lists };
}

function parseSequence(section: Buffer, lists: Document): void {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new Error('Unterminated sequence name');
  const documents: Document[] = [];
  for (let at = nameEnd + 1; at < section.length;) {
    const { document, end } = documentAt(section, at);
    documents.push(document);
    at = end;
  }
  lists[section.toString('utf8', 4, nameEnd)] = documents;
}

function documentAt(bytes: Buffer, at: number): { document: Document; end: number } {
  const size = bytes.readInt32LE(at);
  if (size < 5 || at + size > bytes.length) throw new Error('Malformed document');
  return { document: decodeDocument(bytes.subarray(at, at + size)), end: at + size };
}

/** Frames an answer to the message. */
export function frameReply(message: Message, reply: Reply): Buffer {
  const body = reply instanceof CursorBatch ? encodeBatch(reply) : encodeDocument(reply);
  // OP_REPLY: flags, cursor id, start, count; OP_MSG: flags and the kind of the section.
  const head = Buffer.alloc(HEADER_BYTES + (message.legacy ? 20 : 5));
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(message.requestId, 8);
  head.writeInt32LE(message.legacy ? OP_REPLY : OP_MSG, 12);
  if (message.legacy) {
    head.writeInt32LE(8, HEADER_BYTES);
    head.writeInt32LE(1, HEADER_BYTES + 16);
  }
  return Buffer.concat([head, body]);
}

const END = Buffer.of(0);

/** { cursor: { <batch>: [...], id, ns }, ok: 1 } around documents that are encoded already. */
function encodeBatch({ field, namespace, id, documents }: CursorBatch): Buffer {
  const items = documents.flatMap((document, i) => [element(0x03, String(i)), document]);
  const idBytes = Buffer.alloc(8);
  idBytes.writeBigInt64LE(id);
  const text = Buffer.from(`${namespace}\0`);
  const cursor = wrap([
    ...[element(0x04, field), wrap(items)],
    ...[element(0x12, 'id'), idBytes],
    ...[element(0x02, 'ns'), int32(text.length), text],
  ]);
  const one = Buffer.alloc(8);
  one.writeDoubleLE(1);
  return wrap([element(0x03, 'cursor'), cursor, element(0x01, 'ok'), one]);
}

function wrap(parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  return Buffer.concat([int32(size), ...parts, END], size);
}

function element(type: number, name: string): Buffer {
  return Buffer.from(`${String.fromCharCode(type)}${name}\0`, 'latin1');
}

function int32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeInt32LE(value);
  return out;
}
