import { Injectable } from '@nestjs/common';
import type { Page } from '../common/page.model.js';
import { AuditLogStore } from './audit-log.store.js';
import { AuditTrail } from './audit-trail.js';
import type { AuditEntry, AuditQuery } from './audit.model.js';

@Injectable()
export class AuditService {
  constructor(
    private readonly trail: AuditTrail,
    private readonly log: AuditLogStore,
  ) {}

  /** One page, newest first; every change that was answered before shows in it, whichever instance made it. */
  async listPage(query: AuditQuery): Promise<Page<AuditEntry>> {
    await this.trail.settle();
    return this.log.listPage(query);
  }
}
