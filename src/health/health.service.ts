import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotReadyError } from '../common/errors/http.errors.js';

@Injectable()
export class HealthService {
  constructor(private readonly database: Database) {}

  /** @throws NotReadyError when the database does not answer */
  async checkDatabase(): Promise<void> {
    if (!(await this.database.answers())) throw new NotReadyError();
  }
}
