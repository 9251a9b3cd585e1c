import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { KeysService } from '../integrations/exotel/keys.service.js';
import type { Warning } from '../integrations/exotel/keys.service.js';
import { NotReadyError } from '../common/errors/http.errors.js';

@Injectable()
export class HealthService {
  constructor(
    private readonly database: Database,
    private readonly keys: KeysService,
  ) {}

  /** @throws NotReadyError when the database does not answer */
  async checkDatabase(): Promise<void> {
    if (!(await this.database.answers())) throw new NotReadyError();
  }

  /** What is wrong although requests can be served. */
  listWarnings(): Promise<Warning[]> {
    return this.keys.listWarnings();
  }
}
