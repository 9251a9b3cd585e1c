import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { ROOT } from '../support/api.js';
import { CallWorld } from '../support/call-world.js';
import { readingsOf } from '../support/promql.js';
import type { Reading } from '../support/promql.js';
import { tokenFor } from '../support/sign-in.js';

/** What Prometheus adds to every sample by itself. */
const OF_PROMETHEUS = ['instance', 'job'];

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[];
}

interface Dashboard {
  panels: { title: string; targets?: { expr: string }[] }[];
}

describe('what the service shows of itself', () => {
  let world: CallWorld;
  let metrics: string;
  /** Each series with the labels that its samples have. */
  let series: Map<string, Set<string>>;
  let rules: Rules;
  let dashboard: Dashboard;

  beforeAll(async () => {
    world = await CallWorld.start({ hasCallbacks: false });
    const ended = await world.place('+919000000000');
    await world.place('+919000000012');
    const unreadable = await world.place('+919000000023');
    await world.follow(ended);
    await world.follow(unreadable, ['completed']);
    await world.app.api.get(ROOT, { token: 'nonsense' });
    await world.app.api.post(`${ROOT}/callbacks/forged`, {}, { as: undefined });
    await leaveBeforeTheAnswer();
    while (!world.app.log().includes('"status":499')) await sleep(10);
    metrics = (await world.app.api.get('/metrics')).text;
    series = seriesOf(metrics);
    rules = parse(await readFile(path.resolve('ops/alerts.yml'), 'utf8')) as Rules;
    dashboard = JSON.parse(await readFile(path.resolve('ops/grafana-dashboard.json'), 'utf8')) as Dashboard;
  });

  afterAll(() => world.stop());

  /** Exotel never answers this number, and the caller does not wait for that. */
  async function leaveBeforeTheAnswer(): Promise<void> {
    const caller = new AbortController();
    const answer = fetch(`${world.app.url}${ROOT}/dids/${world.didId}/test-call`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokenFor({ role: 'admin' })}`, 'content-type': 'application/json' },
      body: JSON.stringify({ to_number: '+919000000030' }),
      signal: caller.signal,
    });
    await world.exotel.until((exotel) =>
      exotel.requests().some(({ fields }) => fields['From'] === '+919000000030'),
    );
    caller.abort();
    await expect(answer).rejects.toThrow('abort');
  }

  function valueOf(sample: string): number {
    const line = metrics.split('\n').find((one) => one.startsWith(`${sample} `));
    return Number(line?.slice(sample.length + 1));
  }

  function unknownOf(readings: readonly Reading[]): string[] {
    return readings.flatMap(({ metric, labels }) => {
      if (metric === 'up') return [];
      const known = series.get(metric);
      if (!known) return [metric];
      return labels
        .filter((label) => !known.has(label) && !OF_PROMETHEUS.includes(label))
        .map((label) => `${metric}{${label}}`);
    });
  }

  it('counts and times requests by route, method and status', () => {
    const route = `method="POST",route="${ROOT}/dids/:did_id/test-call"`;

    expect(valueOf(`http_request_duration_seconds_count{${route},status="201"}`)).toBe(1);
    expect(valueOf(`http_request_duration_seconds_count{${route},status="502"}`)).toBe(2);
    expect(valueOf(`http_request_duration_seconds_sum{${route},status="201"}`)).toBeGreaterThan(0);
  });

  it('counts and logs a caller who left before the answer', () => {
    const route = `method="POST",route="${ROOT}/dids/:did_id/test-call"`;

    expect(valueOf(`http_request_duration_seconds_count{${route},status="499"}`)).toBe(1);
    expect(world.app.log()).toMatch(/"route":"[^"]*test-call","status":499,"ms":[\d.]+,"user":"[^"]+"/);
  });

  it('logs where a refused request came from', () => {
    expect(world.app.log()).toMatch(
      /"status":401,"ms":[\d.]+,"code":"unauthenticated","reason":"malformed","address":"127.0.0.1"/,
    );
  });

  it('logs where a forged callback came from', () => {
    expect(world.app.log()).toMatch(/"status":404,"ms":[\d.]+,"code":"not_found","address":"127.0.0.1"/);
  });

  it('counts what the audit trail could not take', () => {
    expect(valueOf('audit_moves_failed_total')).toBe(0);
  });

  it('times Exotel by operation, and tells its failures by kind', () => {
    const count = 'exotel_request_duration_seconds_count';

    expect(valueOf(`${count}{operation="connect",outcome="ok"}`)).toBe(1);
    expect(valueOf(`${count}{operation="connect",outcome="provider_rejected"}`)).toBe(1);
    // An answer without a call SID is none, though it came under 200.
    expect(valueOf(`${count}{operation="connect",outcome="provider_bad_response"}`)).toBe(1);
    expect(valueOf(`${count}{operation="call_details",outcome="ok"}`)).toBeGreaterThan(0);
  });

  it('counts test calls by the status that they ended with, and the questions about them', () => {
    expect(valueOf('test_calls_ended_total{status="completed"}')).toBe(2);
    expect(valueOf('test_calls_ended_total{status="rejected"}')).toBe(1);
    expect(valueOf('test_calls_ended_total{status="busy"}')).toBe(0);
    expect(valueOf('test_calls_total{status="not_sent"}')).toBe(0);
    expect(valueOf('test_call_reports_total{source="callback",effect="conflict"}')).toBe(0);
    expect(valueOf('test_call_polls_total')).toBeGreaterThan(0);
  });

  it('has no label that could name a person, a number or a call', () => {
    const ours = [...series].filter(([name]) => !/^(nodejs|process)_/.test(name));

    expect([...new Set(ours.flatMap(([, labels]) => [...labels]))].sort()).toEqual([
      'effect',
      'le',
      'method',
      'operation',
      'outcome',
      'route',
      'source',
      'status',
    ]);
  });

  it('has every metric and label that the alert rules name', () => {
    const named = rules.groups.flatMap((group) => group.rules);

    expect(named.length).toBeGreaterThan(0);
    for (const { alert, expr } of named) expect([alert, unknownOf(readingsOf(expr))]).toEqual([alert, []]);
  });

  it('stands beside other services, of which neither rules nor dashboard read anything', () => {
    const expressions = [
      ...rules.groups.flatMap((group) => group.rules.map(({ expr }) => expr)),
      ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
    ];

    const ofAnyJob = expressions.flatMap(readingsOf).filter(({ labels }) => !labels.includes('job'));

    expect(ofAnyJob).toEqual([]);
  });

  it('has every metric and label that the dashboard names', () => {
    const shown = dashboard.panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ title, expr })),
    );

    expect(shown.length).toBeGreaterThan(0);
    for (const { title, expr } of shown) expect([title, unknownOf(readingsOf(expr))]).toEqual([title, []]);
  });
});

function seriesOf(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of text.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
    const names = found.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) names.add(label);
    found.set(name, names);
  }
  return found;
}
