import { createRequire } from 'node:module';
import type { Document } from 'bson';
import type * as Mingo from 'mingo';

const require = createRequire(import.meta.url);

/**
 * Runs checked stages on plain values. mingo is loaded at the first pipeline: its 330 files would cost each start 60 ms
 * and 15 MB, and hardly anyone ever sends one.
 */
export function runPipeline(stages: Document[], input: Document[]): Document[] {
  const { Aggregator } = require('mingo') as typeof Mingo;
  return new Aggregator(stages, {}).run<Document>(input);
}
