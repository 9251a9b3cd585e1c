import { mongo } from 'mongoose';

/**
 * What MongoDB refuses until a person mends it, in a sentence that says how. MongoDB's own words may hold what is
 * stored, so only names are taken out of them.
 */
export function explainRefusal(error: unknown): string | undefined {
  return error instanceof mongo.MongoServerError ? SENTENCES[String(error.code)]?.(error.message) : undefined;
}

const DENIED = /(?:execute command \{|^command) (?<command>\w+)(?:: "(?<collection>[^"]+)")?/;
const TWICE = /collection: (?<collection>\S+) index: (?<index>\S+)/;
const CONFLICT =
  /(?:existing index: \{.*\bname: "|different name: |with name: |Requested index: )(?<index>[^\s"{},]+)/;
const NAMESPACE = /\bns: "(?<collection>[^"]+)"/;

function wrongUser(): string {
  return 'MongoDB refuses the user or the password in MONGODB_URI: correct them there; where the user is kept in another database, add authSource with its name.';
}

function missingRight(message: string): string {
  const { command, collection } = DENIED.exec(message)?.groups ?? {};
  const what = command === undefined ? 'do what the service does' : `run ${command}${on(collection)}`;
  return `The user in MONGODB_URI may not ${what}: give it the role readWrite on the service's database, which includes createIndex; where MONGODB_URI has no user, name one.`;
}

function on(collection: string | undefined): string {
  return collection === undefined ? '' : ` on ${collection}`;
}

function twice(message: string): string {
  const { collection = 'a collection', index } = TWICE.exec(message)?.groups ?? {};
  const which = index === undefined ? 'a unique index' : `the unique index ${index}`;
  return `Two documents of ${collection} are the same under ${which} (what is missing counts as the same): correct or remove what the service did not write there. A service that still runs then goes on by itself; otherwise start it again.`;
}

function otherIndex(message: string): string {
  const index = CONFLICT.exec(message)?.groups?.['index'];
  const collection = NAMESPACE.exec(message)?.groups?.['collection'];
  const which = index === undefined ? 'An index' : `The index ${index}`;
  const where = collection === undefined ? '' : ` of ${collection}`;
  return `${which}${where} stands where the service needs one with the same name or fields, but other options: drop it, and the service builds its own.`;
}

const SENTENCES: Readonly<Record<string, (message: string) => string>> = {
  13: missingRight,
  18: wrongUser,
  85: otherIndex,
  86: otherIndex,
  // Atlas has one code for all that it refuses.
  8000: (message) => (message.includes('bad auth') ? wrongUser() : missingRight(message)),
  11000: twice,
};
