/**
 * Puts test calls into an embedded store that nobody uses, past driver and protocol: what else is measured here would
 * be the filling. Stops after its time, and says how many there are.
 *
 *   node fill-history.js <folder> <calls> <seconds>
 */
import { Catalog } from '../../src/database/embedded/storage/catalog.js';
import { Documents } from '../../src/database/embedded/storage/documents.js';
import { Storage } from '../../src/database/embedded/storage/storage.js';
import { callDocument } from '../support/calls.js';

const PER_COMMIT = 5_000;

const [folder = '', calls = '0', seconds = '60'] = process.argv.slice(2);
const storage = Storage.open(folder);
const documents = new Documents(storage, new Catalog(storage));
const deadline = performance.now() + Number(seconds) * 1_000;
let filled = 0;
while (filled < Number(calls) && performance.now() < deadline) {
  const until = Math.min(filled + PER_COMMIT, Number(calls));
  await storage.write(() => {
    for (; filled < until; filled++) documents.insert('cxb.test_calls', callDocument(filled));
  });
}
await storage.close();
console.log(filled);
