import fastify, { LogController } from 'fastify';
import type { LightMyRequestResponse as Answer } from 'fastify';
import { pino } from 'pino';
import type { AppError } from './app-error.js';
import { InternalError, NotReadyError } from './http.errors.js';
import { sendProblem } from './problem.filter.js';

/** What the caller is told of a failure, and what stands in the log. */
async function answerWith(error: AppError): Promise<{ answer: Answer; lines: string[] }> {
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
  await app.close();
  return { answer, lines };
}

describe('a problem of the service', () => {
  it.each([
    ['a defect', new InternalError({ cause: new TypeError('boom') }), 'defect'],
    ['a neighbour that is away', new NotReadyError(), 'not_ready'],
  ])('is logged with the request_id that the caller was told: %s', async (_name, error, word) => {
    const { answer, lines } = await answerWith(error);

    expect(answer.json()).toMatchObject({ request_id: 'trace-4711' });
    const about = lines.filter((line) => line.includes(word));
    expect(about.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ request_id: 'trace-4711' }),
    ]);
  });

  it('is logged with its cause, and no full phone number in it', async () => {
    const cause = new Error('dial +919812345670');

    const { lines } = await answerWith(new NotReadyError({ cause }));

    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ cause: 'Error: dial …5670' }),
    ]);
  });
});
