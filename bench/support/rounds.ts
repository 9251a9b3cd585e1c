/** What the rounds of one measure gave, and the value in their middle. */
export interface Sample {
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
  readonly rounds: readonly number[];
}

export function sampleOf(rounds: readonly number[]): Sample {
  const sorted = [...rounds].sort((one, two) => one - two);
  return { median: median(sorted), least: sorted[0] ?? NaN, greatest: sorted.at(-1) ?? NaN, rounds };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, two) => one - two);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? NaN, sorted[middle] ?? NaN];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** The middle of the ratios of the rounds: what disturbed a whole round has disturbed both. */
export function ratioOf(ours: Sample, peer: Sample): number {
  return median(ours.rounds.map((value, round) => value / (peer.rounds[round] ?? NaN)));
}

/** The middle of the differences of the rounds. */
export function differenceOf(ours: Sample, peer: Sample): number {
  return median(ours.rounds.map((value, round) => value - (peer.rounds[round] ?? NaN)));
}

/**
 * Measures each contender once a round, in turns, so that what disturbs the machine disturbs all of them; every other
 * round goes the other way round.
 */
export async function interleave<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, Sample>> {
  const names = Object.keys(contenders) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      values[name].push(await contenders[name]());
    }
  }
  return Object.fromEntries(names.map((name) => [name, sampleOf(values[name])])) as Record<Name, Sample>;
}
