import { ask, ROOT } from '../support/api.js';
import { runNode, SCRIPTS, startContender, startStandIn } from '../support/contender.js';
import { load } from '../support/load.js';
import { interleave } from '../support/rounds.js';
import { throughputRow } from '../support/row.js';
import type { Row } from '../support/row.js';
import { BenchStore } from '../support/store.js';
import { benchToken } from '../support/token.js';

const AT_ONCE = 50;
const CALLS = 500;
const GOAL = 0.7;

/** Test calls through the service, all stored durably and in the audit trail, beside a loop that stores nothing. */
export async function measureTestCall(rounds: number): Promise<Row[]> {
  const store = await BenchStore.create(0);
  const exotel = await startStandIn();
  const ours = await startContender('ours', SCRIPTS.ours, await store.copy());
  try {
    const path = `${ROOT}/dids/${await prepare(ours.url, exotel.url)}/test-call`;
    const token = benchToken();
    const place = async (amount: number): Promise<number> => {
      const { perSecond, failed } = await load(ours.url, {
        method: 'POST',
        path,
        token,
        connections: AT_ONCE,
        amount,
        body: { to_number: '+919876543210' },
      });
      if (failed > 0) throw new Error(`${failed} test calls failed`);
      return perSecond;
    };
    await place(CALLS);
    const samples = await interleave(rounds, {
      ours: () => place(CALLS),
      peer: async () => Number(await runNode(SCRIPTS.bareCalls, exotel.url, String(CALLS), String(AT_ONCE))),
    });
    return [throughputRow('POST test-call, 50 at once', 'axios + xml2js', samples.ours, samples.peer, GOAL)];
  } finally {
    await ours.stop();
    await exotel.stop();
    await store.remove();
  }
}

async function prepare(url: string, exotelUrl: string): Promise<string> {
  await ask(url, 'PUT', '', {
    account_sid: 'cxbsim',
    api_key: 'simkey',
    api_token: 'simtoken',
    api_base_url: exotelUrl,
  });
  const did = await ask(url, 'POST', '/dids', {
    number: '+918047110001',
    bot_id: 'echo',
    flow_url: 'http://my.exotel.com/cxbsim/exoml/start_voice/70001',
  });
  return (did as { id: string }).id;
}
