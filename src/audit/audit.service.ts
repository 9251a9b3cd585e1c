import { Injectable } from '@nestjs/common';
import type { Page } from '../common/page.model.js';
import { hasNoRoom } from '../database/database.errors.js';
import { AuditLogStore } from './audit-log.store.js';
import { AuditTrail } from './audit-trail.js';
import type { AuditEntry, AuditQuery } from './audit.model.js';

@Injectable()
export class AuditService {
  constructor(
    private readonly trail: AuditTrail,
    private readonly log: AuditLogStore,
  ) {}

  /**
   * One page, newest first; every change that was answered before shows in it, whichever instance made it. On a full
   * disk the latest ones wait for room where they were made.
   */
  async listPage(query: AuditQuery): Promise<Page<AuditEntry>> {
    await this.trail.settle().catch((error: unknown) => {
      if (!hasNoRoom(error)) throw error;
    });
    return this.log.listPage(query);
  }
}
