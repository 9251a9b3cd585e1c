import { Global, Module } from '@nestjs/common';
import { getConnectionToken } from '@nestjs/mongoose';
import { createConnection } from 'mongoose';
import { Database } from './database.js';

/**
 * The one connection. It is made unopened, and opened by `Database`: the service starts, and says that it is
 * not ready, while the database is away.
 */
@Global()
@Module({
  providers: [{ provide: getConnectionToken(), useFactory: () => createConnection() }, Database],
  exports: [getConnectionToken(), Database],
})
export class DatabaseModule {}
