import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { KeysService } from '../integrations/exotel/keys.service.js';
import type { Warning } from '../integrations/exotel/keys.service.js';

@Injectable()
export class HealthService {
  constructor(
    private readonly database: Database,
    private readonly keys: KeysService,
  ) {}

  /** @throws NotReadyError, UnusableDatabaseError when the database does not answer or cannot be used */
  async checkDatabase(): Promise<void> {
    if (!(await this.database.answers())) throw this.database.whyNotReady();
  }

  /** What is wrong although requests can be served. */
  listWarnings(): Promise<Warning[]> {
    return this.keys.listWarnings();
  }
}
