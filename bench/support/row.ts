import { ratioOf } from './rounds.js';
import type { Sample } from './rounds.js';

/** One line of the table. */
export interface Row {
  readonly measure: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: string;
  readonly goal: string;
  /** Undefined where there is no goal to meet. */
  readonly isMet?: boolean;
  /** The rounds behind it, for the JSON. */
  readonly samples?: Readonly<Record<string, Sample>>;
}

/** A line about throughput, where more is better. */
export function throughputRow(
  measure: string,
  peerName: string,
  ours: Sample,
  peer: Sample,
  goal: number | undefined,
): Row {
  const ratio = ratioOf(ours, peer);
  return {
    measure,
    ours: perSecond(ours),
    peer: `${peerName}: ${perSecond(peer)}`,
    ratio: ratio.toFixed(2),
    goal: goal === undefined ? '' : `≥ ${goal}`,
    ...(goal !== undefined && { isMet: ratio >= goal }),
    samples: { ours, peer },
  };
}

/** The middle of the rounds, with their least and greatest. */
export function spread({ median, least, greatest }: Sample, show: (value: number) => string): string {
  return `${show(median)} (${show(least)}–${show(greatest)})`;
}

export function mb(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}

function perSecond(sample: Sample): string {
  return `${spread(sample, (value) => Math.round(value).toLocaleString('en'))}/s`;
}
