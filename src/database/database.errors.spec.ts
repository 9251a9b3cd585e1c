import { mongo } from 'mongoose';
import { isDatabaseAway } from './database.errors.js';

describe('isDatabaseAway', () => {
  it.each([
    Object.assign(new Error('No such host'), { code: 'ENOTFOUND', syscall: 'querySrv' }),
    Object.assign(new Error('No answer'), { code: 'ETIMEOUT', syscall: 'queryTxt' }),
    Object.assign(new Error('Broken'), { code: 'EPIPE', syscall: 'write' }),
    new mongo.MongoServerSelectionError('No server', {} as never),
    new mongo.MongoServerError({ code: 10_107 }),
    new mongo.MongoBulkWriteError(new mongo.MongoNetworkError('Cut off') as never, {} as never),
  ])('is so for %p', (error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([
    Object.assign(new Error('No such host'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
    new mongo.MongoServerError({ code: 11_000 }),
    new mongo.MongoBulkWriteError({ message: 'Taken', code: 11_000, writeErrors: [] }, {} as never),
    new mongo.MongoParseError('An option nobody knows'),
    new TypeError('A defect'),
    null,
  ])('is not so for %p', (error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
