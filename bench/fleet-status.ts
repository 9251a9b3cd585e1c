/**
 * A fleet of 64 hosts of which 30 hang, asked 1,000 times: does the status keep its limit, and do memory and sockets
 * stay where they were? The limit of 20 s is shortened, and several services ask side by side, so that a thousand asks can
 * be waited for.
 *
 *   npx tsx --expose-gc bench/fleet-status.ts [asks]
 */
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCoreStandIn } from '../simulator/core/core-stand-in.js';
import type { CoreStandIn } from '../simulator/core/core-stand-in.js';
import type { AppConfig } from '../src/config/config.js';
import { PROBES } from '../src/config/probe-rules.js';
import { FleetClient } from '../src/fleet/fleet.client.js';
import { FleetService } from '../src/fleet/fleet.service.js';
import type { SettingsService } from '../src/settings/settings.service.js';
import { Verdicts } from './verdicts.js';

const ASKS = Number(process.argv[2] ?? 1_000);
const HOSTS = 64;
const HANGING = 30;
const SERVICES = 5;
const HEALTH_MS = 1_000;
/** What a machine that is busy with all 64 hosts as well may add. */
const LEEWAY_MS = 400;
const WARM_UP = 40;
const GOAL_GROWTH_MB = 8;
const MEGABYTE = 1_048_576;

const verdicts = new Verdicts();

async function main(): Promise<void> {
  const cores = await Promise.all(
    Array.from({ length: HOSTS }, (_, index) =>
      startCoreStandIn({ health: index < HANGING ? 'hang' : 'ok' }),
    ),
  );
  try {
    const urls = cores.map(({ url }) => url);
    const fleets = Array.from({ length: SERVICES }, () => aFleet(urls));
    await askAll(fleets, WARM_UP);
    const before = await settled();
    const found = await askAll(fleets, ASKS);
    report(found, before, await settled());
    await checkSharing(aFleet(urls), cores);
  } finally {
    await Promise.all(cores.map((core) => core.stop()));
  }
}

/** The fleet as the service has it, on settings that name these hosts. */
function aFleet(coreFleet: readonly string[]): FleetService {
  const settings = { getFleet: () => Promise.resolve({ coreFleet, updatedAt: null }) };
  const config = { fleetAllowPrivate: true, probes: { ...PROBES, healthMs: HEALTH_MS } };
  return new FleetService(
    settings as unknown as SettingsService,
    new FleetClient(config as unknown as AppConfig),
  );
}

interface Found {
  /** Of each ask, in milliseconds. */
  readonly took: number[];
  /** Answers of hosts that are well, and how many of them came too late. */
  well: number;
  late: number;
  /** The most sockets at one time, both ends counted. */
  peak: number;
}

async function askAll(fleets: readonly FleetService[], asks: number): Promise<Found> {
  const found: Found = { took: [], well: 0, late: 0, peak: 0 };
  await Promise.all(
    fleets.map(async (fleet, index) => {
      // Not all at the same moment: the hosts live in this process too.
      await sleep((index * HEALTH_MS) / fleets.length);
      for (let asked = 0; asked < asks / fleets.length; asked += 1) await ask(fleet, found);
    }),
  );
  return found;
}

async function ask(fleet: FleetService, found: Found): Promise<void> {
  const startedAt = performance.now();
  const asked = fleet.getStatus();
  void sleep(HEALTH_MS / 2).then(() => (found.peak = Math.max(found.peak, openSockets())));
  const { hosts } = await asked;
  found.took.push(performance.now() - startedAt);
  const healthy = hosts.filter(({ health }) => health !== null).length;
  if (healthy > HOSTS - HANGING) throw new Error(`${healthy} of ${HOSTS} hosts were called healthy`);
  found.well += HOSTS - HANGING;
  found.late += HOSTS - HANGING - healthy;
}

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}

interface State {
  readonly heap: number;
  readonly sockets: number;
}

/** What is left when everything under way has had its time: on a busy machine hosts read late what was asked. */
async function settled(): Promise<State> {
  await sleep(HEALTH_MS * 2);
  for (let waited = 0; openSockets() > 0 && waited < 20; waited += 1) await sleep(HEALTH_MS / 2);
  globalThis.gc?.();
  await sleep(50);
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return { heap: heapUsed + external, sockets: openSockets() };
}

function report(found: Found, before: State, after: State): void {
  const sorted = [...found.took].sort((one, two) => one - two);
  const at = (part: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  const growth = (after.heap - before.heap) / MEGABYTE;
  verdicts.note(`${sorted.length} asks of ${HOSTS} hosts, ${HANGING} of them hanging, limit ${HEALTH_MS} ms`);
  verdicts.note(`an ask took: median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
  verdicts.note(`answers of hosts that are well: ${found.well}, too late: ${found.late}`);
  verdicts.note(`heap and buffers: ${mb(before.heap)} before, ${mb(after.heap)} after`);
  verdicts.note(
    `sockets, both ends: ${before.sockets} before, at most ${found.peak} meanwhile, ${after.sockets} after`,
  );
  verdicts.check(
    `99 of 100 asks keep the limit (and ${LEEWAY_MS} ms for a busy machine)`,
    at(0.99) <= HEALTH_MS + LEEWAY_MS,
    `${at(0.99)} ms`,
  );
  verdicts.check('hosts that are well are seen beside those that hang', found.late <= found.well / 100);
  verdicts.check(
    `memory stays flat (at most ${GOAL_GROWTH_MB} MB more)`,
    growth <= GOAL_GROWTH_MB,
    `${growth.toFixed(1)} MB`,
  );
  verdicts.check(
    'no socket is left',
    after.sockets <= before.sockets,
    String(after.sockets - before.sockets),
  );
}

/** A hundred askers at once are one question to each host. */
async function checkSharing(fleet: FleetService, cores: readonly CoreStandIn[]): Promise<void> {
  const before = cores.map((core) => core.healthRequests());
  await Promise.all(Array.from({ length: 100 }, () => fleet.getStatus()));
  const most = Math.max(...cores.map((core, index) => core.healthRequests() - (before[index] ?? 0)));
  verdicts.check('a hundred askers at once ask each host once', most === 1, String(most));
}

function mb(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

await main();
verdicts.end();
