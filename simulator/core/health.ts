import type { ServerResponse } from 'node:http';

interface Worker {
  id: string;
  calls: number;
  max: number;
  pid: number;
}

interface Health {
  status: 'ok';
  fleet_calls: number;
  fleet_max: number;
  fleet_available: number;
  workers: Worker[];
}

const MAX_WORKERS = 16;

/** The health JSON of a fleet host, its calls shared out over up to sixteen workers. */
export function toHealth(calls: number, capacity: number): Health {
  const count = Math.max(1, Math.min(MAX_WORKERS, capacity));
  const share = (total: number, index: number): number =>
    Math.floor(total / count) + (index < total % count ? 1 : 0);
  return {
    status: 'ok',
    fleet_calls: calls,
    fleet_max: capacity,
    fleet_available: Math.max(0, capacity - calls),
    workers: Array.from({ length: count }, (_, index) => ({
      id: String(index + 1),
      calls: share(calls, index),
      max: share(capacity, index),
      pid: process.pid,
    })),
  };
}

export const HEALTH_ANSWERS = [
  'ok',
  /** `status` is another word. */
  'degraded',
  /** The host is well, its last worker is not. */
  'worker_down',
  'hang',
  'slow',
  'down',
  'error',
  'not_json',
  'array',
  'no_workers',
  /** More is free than there is. */
  'inconsistent',
  'negative',
  'redirect',
  'big',
] as const;
export type HealthAnswer = (typeof HEALTH_ANSWERS)[number];

/** Within what a busy host may legitimately take. */
const SLOW_MS = 4_000;

type Act = (response: ServerResponse, health: Health) => void;

const ACTS: Readonly<Record<HealthAnswer, Act>> = {
  ok: (response, health) => {
    json(response, health);
  },
  degraded: (response, health) => {
    json(response, { ...health, status: 'degraded' });
  },
  worker_down: (response, health) => {
    const dead = { id: String(health.workers.length), status: 'unreachable' };
    json(response, { ...health, workers: [...health.workers.slice(0, -1), dead] });
  },
  hang: () => undefined,
  slow: (response, health) => {
    setTimeout(() => {
      json(response, health);
    }, SLOW_MS).unref();
  },
  down: (response) => {
    response.destroy();
  },
  error: (response) => {
    json(response, { detail: 'Internal Server Error' }, 500);
  },
  not_json: (response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html><body>It works!</body></html>');
  },
  array: (response, health) => {
    json(response, [health]);
  },
  no_workers: (response, health) => {
    json(response, { ...health, workers: null });
  },
  inconsistent: (response, health) => {
    json(response, { ...health, fleet_available: health.fleet_max + 1 });
  },
  negative: (response, health) => {
    json(response, { ...health, fleet_calls: -1 });
  },
  redirect: (response) => {
    response.writeHead(302, { Location: '/health/elsewhere' }).end();
  },
  big: (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    pour(response, 50);
  },
};

export function answerHealth(response: ServerResponse, how: HealthAnswer, health: Health): void {
  ACTS[how](response, health);
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

function pour(response: ServerResponse, megabytes: number): void {
  const megabyte = Buffer.alloc(1024 * 1024, ' ');
  for (let left = megabytes; left > 0 && !response.destroyed; left--) {
    if (response.write(megabyte)) continue;
    response.once('drain', () => {
      pour(response, left - 1);
    });
    return;
  }
  response.end();
}
