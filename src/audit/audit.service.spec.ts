import { mongo } from 'mongoose';
import type { Page } from '../common/page.model.js';
import type { AuditEntry } from './audit.model.js';
import { AuditService } from './audit.service.js';

const PAGE: Page<AuditEntry> = { items: [], next: null };

function serviceWhere(settle: () => Promise<void>): AuditService {
  const log = { listPage: () => Promise.resolve(PAGE) };
  return new AuditService({ settle } as never, log as never);
}

describe('AuditService', () => {
  it('serves what stands in the trail when there is no room to move what waits', async () => {
    const service = serviceWhere(() => Promise.reject(new mongo.MongoServerError({ code: 14_031 })));

    expect(await service.listPage({ limit: 10 })).toBe(PAGE);
  });

  it.each([new mongo.MongoNetworkError('Cut off'), new TypeError('A defect')])(
    'serves no page that may lack a change, whatever else keeps it from moving: %p',
    async (error) => {
      const service = serviceWhere(() => Promise.reject(error));

      await expect(service.listPage({ limit: 10 })).rejects.toBe(error);
    },
  );
});
