import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandCases } from './conformance/command-cases.js';
import { type ConformanceCase, ServerUnderTest } from './conformance/conformance-case.js';
import { filterCases } from './conformance/filter-cases.js';
import { indexCases } from './conformance/index-cases.js';
import { mongooseCases } from './conformance/mongoose-cases.js';
import { readCases } from './conformance/read-cases.js';
import { updateCases } from './conformance/update-cases.js';
import { writeCases } from './conformance/write-cases.js';
import { type EmbeddedStore, startEmbeddedStore } from './embedded-store.js';

const ALL: readonly ConformanceCase[] = [
  ...filterCases,
  ...readCases,
  ...updateCases,
  ...writeCases,
  ...indexCases,
  ...commandCases,
  ...mongooseCases,
];

/** The server to try in the embedded store's place. */
const uri = process.env['TEST_MONGODB_URI'];

describe(`conformance of ${uri === undefined ? 'the embedded store' : 'TEST_MONGODB_URI'}`, () => {
  let folder: string;
  let store: EmbeddedStore | undefined;
  let server: ServerUnderTest;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'conformance-'));
    if (uri === undefined) store = await startEmbeddedStore(folder);
    server = await ServerUnderTest.connect(uri ?? store?.uri ?? '');
  });

  afterAll(async () => {
    await server.close();
    await store?.stop();
    await rm(folder, { recursive: true });
  });

  for (const { id, title, run } of ALL) it(`${id}: ${title}`, () => run(server));
});

it('gives every case an id of its own', () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
});
