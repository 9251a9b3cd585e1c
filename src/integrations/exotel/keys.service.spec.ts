import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import type { AuditTrail } from '../../audit/audit-trail.js';
import type { Metrics } from '../../metrics/metrics.js';
import { KeysService } from './keys.service.js';
import type { SecretsStore } from './secrets.store.js';

describe('KeysService', () => {
  let done: string[];
  let isUnreadable: boolean;
  let keys: KeysService;

  beforeEach(() => {
    done = [];
    isUnreadable = false;
    jest.spyOn(Logger.prototype, 'error').mockImplementation(() => void done.push('error'));
    jest.spyOn(Logger.prototype, 'log').mockImplementation(() => void done.push('log'));
    keys = new KeysService(
      {
        reencrypt: (_change: unknown, { withPlain }: { withPlain: boolean }) => {
          done.push(withPlain ? 'all secrets' : 'secrets under a key');
          return Promise.resolve(isUnreadable ? 'unreadable' : 'unchanged');
        },
        isUnreadable: () => Promise.resolve(isUnreadable),
      } as unknown as SecretsStore,
      { renewSeals: () => Promise.resolve(done.push('seals')) } as unknown as AuditTrail,
      {
        unreadableCredentials: { set: (value: number) => done.push(`metric ${value}`) },
      } as unknown as Metrics,
      { now: () => new Date(0) },
    );
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('leaves nothing under an old key by a rotation, the seal of the audit trail included', async () => {
    await keys.rotate();

    expect(done).toEqual(['all secrets', 'seals']);
  });

  it('renews at a start what is under a key, and the seal', async () => {
    await keys.renewAtStart();

    expect(done).toEqual(['secrets under a key', 'metric 0', 'seals']);
  });

  it('renews the seal at a start though the credentials cannot be opened, and says that they cannot', async () => {
    isUnreadable = true;

    await keys.renewAtStart();

    expect(done).toEqual(['secrets under a key', 'metric 1', 'error', 'seals']);
  });

  it('tells the log once that the credentials cannot be opened, and once that they can again', async () => {
    const warnings: number[] = [];
    for (const now of [true, true, false, false]) {
      isUnreadable = now;
      warnings.push((await keys.listWarnings()).length);
    }

    expect(warnings).toEqual([1, 1, 0, 0]);
    expect(done).toEqual(['metric 1', 'error', 'metric 1', 'metric 0', 'log', 'metric 0']);
  });
});
