import { runNode, SCRIPTS } from '../support/contender.js';
import { interleave, sampleOf } from '../support/rounds.js';
import { spread } from '../support/row.js';
import type { Row } from '../support/row.js';

const GOALS_US = { cached: 10, cold: 30 } as const;

/** Checking a token, in the process alone. */
export async function measureToken(rounds: number): Promise<Row[]> {
  const results: { cached: number; cold: number; peer: number }[] = [];
  await interleave(rounds, {
    all: async () => {
      results.push(JSON.parse(await runNode(SCRIPTS.tokenChecks)) as (typeof results)[number]);
      return 0;
    },
  });
  const peer = sampleOf(results.map((result) => result.peer));
  return (['cached', 'cold'] as const).map((kind) => {
    const ours = sampleOf(results.map((result) => result[kind]));
    return {
      measure: kind === 'cached' ? 'JWT check, token seen before' : 'JWT check, new token',
      ours: spread(ours, us),
      peer: `jsonwebtoken: ${spread(peer, us)}`,
      ratio: (ours.median / peer.median).toFixed(2),
      goal: `≤ ${GOALS_US[kind]} µs`,
      isMet: ours.median <= GOALS_US[kind],
      samples: { ours, peer },
    };
  });
}

function us(value: number): string {
  return `${value.toFixed(1)} µs`;
}
