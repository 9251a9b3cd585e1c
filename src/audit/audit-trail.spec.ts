import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Database } from '../database/database.js';
import type { AuditLogStore } from './audit-log.store.js';
import type { AuditPendingStore } from './audit-pending.store.js';
import type { Metrics } from '../metrics/metrics.js';
import { AuditTrail } from './audit-trail.js';
import type { AuditEntry, LinkedEntry, Verdict } from './audit.model.js';
import { linkEntry, NO_ENTRY } from './link-entry.js';
import { newEntry } from './new-entry.js';

function anEntry(): AuditEntry {
  return newEntry(
    { at: new Date(1), actor: { sub: 'a@b', role: 'super_admin', requestId: 'r', address: '::1' } },
    { chain: 'settings', action: 'settings.fleet', target: 'settings/fleet', before: null, after: { a: 1 } },
  );
}

/** A trail on lists in place of collections. */
function aTrail({ announced = [] as AuditEntry[], logged = [] as AuditEntry[], isOld = false } = {}): {
  trail: AuditTrail;
  log: AuditEntry[];
  pending: AuditEntry[];
  failures: () => number;
} {
  const log = [...logged];
  const pending = [...announced];
  let failed = 0;
  const logStore = {
    append: (_chain: string, entries: readonly AuditEntry[]): Promise<LinkedEntry[]> => {
      const added = entries.filter((entry) => !log.some(({ id }) => id === entry.id));
      log.push(...added);
      return Promise.resolve(added.map((entry) => ({ ...linkEntry(entry, NO_ENTRY), kid: 'k', seal: 's' })));
    },
    has: (id: string) => Promise.resolve(log.some((entry) => entry.id === id)),
  };
  const pendingStore = {
    list: () => Promise.resolve([...pending]),
    remove: (id: string) => {
      pending.splice(
        pending.findIndex((entry) => entry.id === id),
        1,
      );
      return Promise.resolve();
    },
    mayBeUnderWay: () => !isOld,
  };
  const trail = new AuditTrail(
    logStore as unknown as AuditLogStore,
    pendingStore as unknown as AuditPendingStore,
    { isReady: true } as Database,
    { failedAuditMoves: { inc: () => (failed += 1) } } as unknown as Metrics,
  );
  return { trail, log, pending, failures: () => failed };
}

async function settleWith(
  verdict: Verdict,
  options: Parameters<typeof aTrail>[0],
): ReturnType<typeof settled> {
  return settled(verdict, aTrail(options));
}

async function settled(
  verdict: Verdict,
  { trail, log, pending }: ReturnType<typeof aTrail>,
): Promise<{ log: AuditEntry[]; pending: AuditEntry[] }> {
  trail.judge('settings', () => Promise.resolve(verdict));
  await trail.settle();
  return { log, pending };
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('a change that was announced and left', () => {
  it('is in the trail once the document says that it was made', async () => {
    const entry = anEntry();

    expect(await settleWith('made', { announced: [entry] })).toEqual({ log: [entry], pending: [] });
  });

  it('waits while it may be under way', async () => {
    const entry = anEntry();

    expect(await settleWith('not_made', { announced: [entry] })).toEqual({ log: [], pending: [entry] });
  });

  it('is forgotten when it was not made and cannot be under way any more', async () => {
    expect(await settleWith('not_made', { announced: [anEntry()], isOld: true })).toEqual({
      log: [],
      pending: [],
    });
  });

  it('is shown as unknown when someone else has overwritten what would tell', async () => {
    const entry = anEntry();

    const { log, pending } = await settleWith('not_seen', { announced: [entry], isOld: true });

    expect(pending).toEqual([]);
    expect(log).toEqual([{ ...entry, after: { a: 1, outcome: 'unknown' } }]);
  });

  it('is in the trail once, also when the process died before it was taken off the list', async () => {
    const entry = anEntry();

    expect(await settleWith('not_made', { announced: [entry], logged: [entry], isOld: true })).toEqual({
      log: [entry],
      pending: [],
    });
  });
});

describe('a chain whose entries cannot be moved', () => {
  it('is counted, told to whoever waits for it, and keeps no other from being moved', async () => {
    const entry = anEntry();
    const { trail, log, failures } = aTrail({ announced: [entry] });
    trail.judge('exotel', () => Promise.reject(new Error('stuck')));
    trail.judge('settings', () => Promise.resolve('made'));

    await expect(trail.settle()).rejects.toThrow('stuck');

    expect(log).toEqual([entry]);
    expect(failures()).toBe(1);
  });
});

describe('an entry that comes into the trail', () => {
  it('is told to the log with its place and hash, once', async () => {
    const lines = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
    const entry = anEntry();
    const { trail } = aTrail({ announced: [entry] });
    trail.judge('settings', () => Promise.resolve('made'));

    await trail.settle();
    await trail.settle();

    const { hash } = linkEntry(entry, NO_ENTRY);
    const { chain, action } = entry;
    expect(lines.mock.calls).toEqual([[{ msg: 'audit', chain, seq: 1, hash, action }]]);
    lines.mockRestore();
  });

  it('is there before the service has stopped', async () => {
    const entry = anEntry();
    const { trail, log } = aTrail({ announced: [entry] });
    trail.judge('settings', () => Promise.resolve('made'));

    await trail.onModuleDestroy();

    expect(log).toEqual([entry]);
  });
});
