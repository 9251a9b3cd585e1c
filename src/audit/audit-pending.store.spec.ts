import { jest } from '@jest/globals';
import type { Model } from 'mongoose';
import { AuditPendingStore } from './audit-pending.store.js';
import type { AuditPendingRecord } from './audit.schema.js';

const deleteOne = (): Promise<void> => Promise.resolve();

let now: number;
let store: AuditPendingStore;

/** May `entry` be under way `seconds` after the test began? */
function mayBeUnderWay(seconds: number, entry = 'entry'): boolean {
  now = seconds * 1000;
  return store.mayBeUnderWay(entry);
}

beforeEach(() => {
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  store = new AuditPendingStore({ deleteOne } as unknown as Model<AuditPendingRecord>);
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

    await store.remove('entry');

    expect([61, 120, 122].map((seconds) => mayBeUnderWay(seconds))).toEqual([true, true, false]);
  });
});
