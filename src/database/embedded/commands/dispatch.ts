import type { Document } from 'bson';
import { MongoFault } from '../mongo-fault.js';
import { ADMIN_COMMANDS } from './admin.js';
import { AGGREGATE_COMMANDS } from './aggregate.js';
import { FIND_COMMANDS } from './find.js';
import { INDEX_COMMANDS } from './indexes.js';
import { type Command, type Engine, type Reply, Request } from './request.js';
import { WRITE_COMMANDS } from './write.js';

const COMMANDS = new Map<string, Command>(
  Object.entries({
    ...ADMIN_COMMANDS,
    ...FIND_COMMANDS,
    ...AGGREGATE_COMMANDS,
    ...WRITE_COMMANDS,
    ...INDEX_COMMANDS,
  }),
);

/** Runs one command and never throws: what goes wrong is the answer. */
export async function dispatch(engine: Engine, command: Document, connectionId: number): Promise<Reply> {
  try {
    const request = new Request(command, connectionId);
    const found = COMMANDS.get(request.name);
    if (!found) throw new MongoFault(59, 'CommandNotFound', `no such command: '${request.name}'`);
    request.check(found.fields);
    return await found.run(engine, request);
  } catch (error) {
    return errorReply(engine.storage.explain(error));
  }
}

function errorReply(error: unknown): Document {
  if (error instanceof MongoFault) {
    return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details };
  }
  const message = error instanceof Error ? error.message : 'unknown error';
  return { ok: 0, errmsg: message, code: 8, codeName: 'UnknownError' };
}
