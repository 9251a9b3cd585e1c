import { z } from 'zod';
import { DemoError } from './demo-error.js';
import type { Operator } from './operator.js';

export const EXOTEL_PATH = '/api/v1/integrations/exotel';

const CallDetail = z.object({
  id: z.string(),
  call_sid: z.string(),
  provider_status: z.string(),
  status: z.string(),
  events: z.array(z.object({ at: z.string(), source: z.string(), status: z.string() })),
  explanation: z.object({ code: z.string(), summary: z.string(), next_step: z.string() }).optional(),
});

export type CallDetail = z.infer<typeof CallDetail>;
export type CallEvent = CallDetail['events'][number];

/** The test call as the service has it now. */
export async function fetchCall(operator: Operator, id: string): Promise<CallDetail> {
  const { body } = await operator.ask({
    method: 'GET',
    path: `${EXOTEL_PATH}/test-calls/${id}`,
    as: 'admin',
  });
  return toCallDetail(body);
}

/** The test call at each change, as the service tells it, until the call has ended or `limitMs` are over. */
export async function* watchCall(
  operator: Operator,
  id: string,
  limitMs: number,
): AsyncGenerator<CallDetail> {
  const path = `${EXOTEL_PATH}/test-calls/${id}/events`;
  const limit = AbortSignal.timeout(limitMs);
  const response = await operator.open({ method: 'GET', path, as: 'admin' }, limit);
  if (response.status !== 200 || !response.body) {
    throw new DemoError(`GET ${path} should stream the call, but answered ${response.status}.`);
  }
  for await (const block of blocksOf(response.body, limit)) yield* dataOf(block).map(toCallDetail);
}

async function* blocksOf(body: ReadableStream<Uint8Array>, limit: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let waiting = '';
  try {
    for await (const chunk of body) {
      const blocks = (waiting + decoder.decode(chunk, { stream: true })).split('\n\n');
      waiting = blocks.pop() ?? '';
      yield* blocks;
    }
  } catch (error) {
    if (!limit.aborted) throw new DemoError('The stream of a test call broke off.', { cause: error });
  }
}

/** A comment that keeps the line open has no data. */
function dataOf(block: string): unknown[] {
  const data = /^data: (.*)$/m.exec(block)?.[1];
  return data === undefined ? [] : [JSON.parse(data) as unknown];
}

function toCallDetail(body: unknown): CallDetail {
  const call = CallDetail.safeParse(body);
  if (call.success) return call.data;
  throw new DemoError(`The service's answer is not a test call: ${z.prettifyError(call.error)}`);
}
