import fastify, { LogController } from 'fastify';
import { pino } from 'pino';
import { InternalError, NotReadyError } from './http.errors.js';
import { sendProblem } from './problem.filter.js';

describe('a problem of the service', () => {
  it.each([
    ['a defect', new InternalError({ cause: new TypeError('boom') }), 'defect'],
    ['a neighbour that is away', new NotReadyError(), 'not_ready'],
  ])('is logged with the request_id that the caller was told: %s', async (_name, error, word) => {
    const lines: string[] = [];
    const app = fastify({
      loggerInstance: pino({}, { write: (line: string) => lines.push(line) }),
      logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
      genReqId: () => 'trace-4711',
    });
    app.get('/', (request, reply) => {
      sendProblem(request, reply, error);
    });

    const answer = await app.inject('/');

    expect(answer.json()).toMatchObject({ request_id: 'trace-4711' });
    const about = lines.filter((line) => line.includes(word));
    expect(about.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ request_id: 'trace-4711' }),
    ]);
    await app.close();
  });
});
