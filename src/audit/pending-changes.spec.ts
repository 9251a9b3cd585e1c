import { jest } from '@jest/globals';
import type { Model } from 'mongoose';
import type { AuditPendingRecord } from './audit.schema.js';
import { PendingChanges } from './pending-changes.js';

const deleteOne = (): Promise<void> => Promise.resolve();

let now: number;
let changes: PendingChanges;

/** May `entry` be under way `seconds` after the test began? */
function mayBeUnderWay(seconds: number, entry = 'entry'): boolean {
  now = seconds * 1000;
  return changes.mayBeUnderWay(entry);
}

beforeEach(() => {
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  changes = new PendingChanges({ deleteOne } as unknown as Model<AuditPendingRecord>);
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe('an announced change', () => {
  it('may be under way for a minute from when it was first seen', () => {
    expect([0, 59, 61].map((seconds) => mayBeUnderWay(seconds))).toEqual([true, true, false]);
  });

  it('has a minute of its own', () => {
    mayBeUnderWay(0);

    expect([mayBeUnderWay(61, 'other'), mayBeUnderWay(61)]).toEqual([true, false]);
  });

  it('has its minute anew once it was removed', async () => {
    mayBeUnderWay(0);

    await changes.remove('entry');

    expect([61, 120, 122].map((seconds) => mayBeUnderWay(seconds))).toEqual([true, true, false]);
  });
});
