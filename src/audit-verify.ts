import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { AuditLogStore } from './audit/audit-log.store.js';
import { AuditSeal } from './audit/audit-seal.js';
import { AUDIT_CHAINS } from './audit/audit.model.js';
import { AuditModule } from './audit/audit.module.js';
import { verifyChain } from './audit/verify-chain.js';
import type { ChainReport } from './audit/verify-chain.js';
import { UsageError } from './explain-start-failure.js';
import { runCommand } from './run-command.js';

const HEAD = /^(?<chain>[a-z_]{1,64}):(?<seq>\d{1,15}):(?<hash>[A-Za-z0-9_-]{43})$/;
const USAGE = 'Usage: npm run audit:verify -- [--head chain:number:hash, as an earlier run printed it] ...';

interface KnownHead {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

/** Tells what holds; anything that does not, or that nothing proves, makes the exit code 1. */
async function verify(app: INestApplicationContext, known: readonly KnownHead[]): Promise<number> {
  const log = app.get(AuditLogStore, { strict: false });
  const seal = app.get(AuditSeal, { strict: false });
  const findings = [
    await areChainsWhole(log, seal),
    await isNothingElseThere(log),
    await areHeadsThere(log, known),
  ];
  return findings.every(Boolean) ? 0 : 1;
}

/** Walks every chain to its first break, whatever became of the others. */
async function areChainsWhole(log: AuditLogStore, seal: AuditSeal): Promise<boolean> {
  if (await log.isEmpty()) {
    say('The audit trail has no entries yet.');
    return true;
  }
  let areWhole = true;
  for (const chain of AUDIT_CHAINS) {
    const report = await verifyChain(log.walk(chain), seal);
    for (const { from, to } of report.unproven) say(`${chain}: ${sentenceOfUnproven(from, to)}`);
    say(`${chain}: ${sentenceOf(report)}`);
    if (report.head.seq > 0) say(`${chain}:${report.head.seq}:${report.head.hash}`);
    areWhole &&= report.fault === undefined && report.unsealed === 0 && report.unproven.length === 0;
  }
  return areWhole;
}

/** An entry in no chain follows nothing and is followed by nothing: nothing proves it. */
async function isNothingElseThere(log: AuditLogStore): Promise<boolean> {
  const strays = await log.findStrays();
  if (strays) {
    say(
      `NOT OURS: ${strays.count} entries stand in no chain, like ${strays.id}; the service writes none of this kind.`,
    );
  }
  return strays === null;
}

async function areHeadsThere(log: AuditLogStore, known: readonly KnownHead[]): Promise<boolean> {
  let areThere = true;
  for (const { chain, seq, hash } of known) {
    if (await log.hasLink(chain, seq, hash)) continue;
    say(`${chain}: BROKEN: entry ${seq} is not the one it was; entries were cut off or written anew.`);
    areThere = false;
  }
  return areThere;
}

function sentenceOfUnproven(from: number, to: number): string {
  const entries = from === to ? `entry ${from} is` : `entries ${from} to ${to} are`;
  return `NOT PROVEN: ${entries} sealed under a key that was not configured when entry ${to + 1} was written, nor is now. Add it to ENCRYPTION_KEYS, at the end.`;
}

function sentenceOf({ entries, unproven, unsealed, fault }: ChainReport): string {
  const held = unproven.reduce((rest, { from, to }) => rest - (to - from + 1), entries - unsealed);
  if (fault) {
    return `BROKEN at entry ${fault.seq} (${fault.id}): ${fault.why}. ${held} entries before it hold.`;
  }
  if (entries === 0) return 'no entries.';
  if (unsealed === 0) return held < entries ? `the other ${held} entries hold.` : `${entries} entries hold.`;
  return `NOT PROVEN: the last ${unsealed} of ${entries} entries are sealed under a key that is not configured. Add it to ENCRYPTION_KEYS, at the end.`;
}

function readKnownHeads(): KnownHead[] {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } });
  return (values.head ?? []).map((text) => {
    const { chain = '', seq, hash = '' } = HEAD.exec(text)?.groups ?? {};
    if (seq === undefined) throw new UsageError(USAGE);
    return { chain, seq: Number(seq), hash };
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runCommand(AuditModule, USAGE, () => {
  const known = readKnownHeads();
  return (app) => verify(app, known);
});
