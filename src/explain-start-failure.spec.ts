import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { ListenOptions } from 'node:net';
import { mongo } from 'mongoose';
import { ConfigError } from './config/config.js';
import { StartRefusedError } from './database/database.errors.js';
import { explainStartFailure } from './explain-start-failure.js';

async function failureOfListening(options: ListenOptions): Promise<unknown> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', resolve);
    server.listen(options, () => {
      server.close();
      reject(new Error('It could be listened there.'));
    });
  });
}

function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}

describe('explainStartFailure', () => {
  it.each([new ConfigError(['PORT must be a number']), new StartRefusedError('Two documents are there.')])(
    'gives the words of %p',
    (error) => {
      expect(explainStartFailure(error)).toBe(error.message);
    },
  );

  it('names a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };

    const failure = await failureOfListening({ port, host: '127.0.0.1' });
    server.close();

    expect(explainStartFailure(failure)).toMatch(new RegExp(`^Port ${port} is taken: .*PORT`));
  });

  it('says that HOST is no address of this machine', async () => {
    const failures = [
      await failureOfListening({ port: 0, host: '192.0.2.1' }),
      Object.assign(new Error('No such host'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
    ];

    for (const failure of failures) {
      expect(explainStartFailure(failure)).toMatch(/^HOST is not an address of this machine/);
    }
  });

  it.each([() => readFileSync('/dev/null/.env'), () => mkdirSync('/dev/null/data', { recursive: true })])(
    'names a file or folder that cannot be used: %s',
    (work) => {
      expect(explainStartFailure(failureOf(work))).toMatch(
        /^\/dev\/null\S* cannot be used \(E[A-Z]+\): .*DATA_DIR/,
      );
    },
  );

  it('says that a file stands where a folder is needed', () => {
    const failure = failureOf(() => mkdirSync('/dev/null', { recursive: true }));

    expect(explainStartFailure(failure)).toMatch(/^\/dev\/null cannot be used \(EEXIST\): a file stands /);
  });

  it.each([
    failureOf(() => mkdtempSync('/dev/null/es-')),
    Object.assign(new Error('Full'), {
      code: 'ENOSPC',
      syscall: 'symlink',
      path: '/data',
      dest: '/dev/null/es-1/data',
    }),
  ])('says that TMPDIR is to be set: %p', (failure) => {
    expect(explainStartFailure(failure)).toMatch(
      /^The temporary folder \/dev\/null cannot be used \(E\w+\): set TMPDIR to a folder that can be written/,
    );
  });

  it('asks for room where the system does not say for what', () => {
    const failure = failureOf(() => {
      writeFileSync('/dev/full', 'x');
    });

    expect(explainStartFailure(failure)).toMatch(/^There is no room for a file \(ENOSPC\): make some /);
  });

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('asks for room when there is none: %s', (code) => {
    const failure = Object.assign(new Error('No room'), { code, path: '/var/data' });

    expect(explainStartFailure(failure)).toBe(
      `There is no room for /var/data (${code}): make some on its disk, raise the quota or limit of this user, or configure another place.`,
    );
  });

  it.each([
    Object.assign(new Error('No such host'), { code: 'ENOTFOUND', syscall: 'querySrv' }),
    Object.assign(new Error('Refused'), { code: 'EACCES' }),
    new TypeError('A defect'),
  ])('blames neither HOST nor PORT for %p', (error) => {
    expect(explainStartFailure(error)).toBe(error.stack);
  });

  it.each([
    [18, 'Authentication failed.', /^MongoDB refuses the user or the password in MONGODB_URI/],
    [59, 'no such command', /^MongoServerError: no such command/],
  ])('takes a code of MongoDB, which is a number: %i', (code, message, explained) => {
    expect(explainStartFailure(new mongo.MongoServerError({ code, message }))).toMatch(explained);
  });

  it('shows what is no error at all', () => {
    expect(explainStartFailure('thrown')).toBe('thrown');
  });
});
