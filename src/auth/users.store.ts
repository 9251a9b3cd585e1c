import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { AppConfig } from '../config/config.js';
import { toRole } from './caller.model.js';
import type { Role } from './caller.model.js';

/** The platform's own `users` collection, which we only read. */
@Injectable()
export class UsersStore {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly config: AppConfig,
  ) {}

  /** Is there a collection that decides, rather than the token alone? */
  get isConsulted(): boolean {
    return this.config.usersCollection !== undefined;
  }

  /** The stored role of an active user; null when there is none, or it is not active. */
  async findActive(email: string): Promise<{ role: Role | undefined } | null> {
    const user = await this.connection
      .collection(this.config.usersCollection ?? '')
      .findOne({ email, is_active: true }, { projection: { _id: 0, role: 1 } });
    return user && { role: toRole(user['role']) };
  }
}
