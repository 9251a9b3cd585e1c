import { setTimeout as sleep } from 'node:timers/promises';
import { startExotelStandIn } from '../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../simulator/exotel/exotel-stand-in.js';
import { ROOT } from '../test/support/api.js';
import type { Answer } from '../test/support/api.js';
import { startServiceProcess } from '../test/support/service-process.js';
import type { ServiceProcess } from '../test/support/service-process.js';
import { startLossyRelay } from './lossy-relay.js';
import type { LossyRelay, Way } from './lossy-relay.js';
import type { Verdicts } from './verdicts.js';

const POLLING = {
  tickMs: 50,
  firstDelayMs: 100,
  maxDelayMs: 2_000,
  giveUpAfterMs: 300_000,
  perMinute: 1_000_000,
  watchMs: 400,
};
/** Each question to Exotel takes so long, so that two at once would meet. */
const ANSWER_TAKES_MS = 100;
const PATIENCE_MS = 150_000;
/** One in twenty has a number that ends otherwise than completed; those are rung several times, by several calls. */
const OTHER_ENDS = ['0001', '0002', '0003', '0004', '0043'];
const OUR_WORDS: Readonly<Record<string, string>> = { 'no-answer': 'no_answer' };

interface Place {
  readonly instances: 1 | 2;
  readonly dataDir: string;
  readonly mongodbUri: string | undefined;
}

interface StoredCall {
  readonly id: string;
  readonly call_sid: string;
  readonly status: string;
}

/** One run: places the calls, kills, restarts, waits, and compares with what the stand-in says. */
export class ChaosTrial {
  private exotel!: ExotelStandIn;
  private relay!: LossyRelay;
  private services: ServiceProcess[] = [];
  private answered = 0;
  private unsure = 0;
  private didId = '';

  constructor(
    private readonly calls: number,
    private readonly verdicts: Verdicts,
    private readonly place: Place,
  ) {}

  async run(): Promise<void> {
    this.exotel = await startExotelStandIn({ port: 0, speed: 20, callsPerMinute: 0 });
    this.exotel.setFault({ answer: 'slow', routes: ['call', 'calls'], delay_ms: ANSWER_TAKES_MS });
    this.relay = await startLossyRelay(wayOf, () => this.services.map(({ url }) => url));
    try {
      for (let count = 0; count < this.place.instances; count++) this.services.push(await this.start());
      await this.prepare();
      const began = performance.now();
      const [answers] = await Promise.all([this.placeAll(), this.killAndRestart()]);
      const stored = await this.untilSettled();
      this.verdicts.note(`all settled after ${((performance.now() - began) / 1_000).toFixed(1)} s`);
      await this.judge(answers, stored);
    } finally {
      for (const service of this.services) await service.kill('SIGTERM');
      await this.relay.stop();
      await this.exotel.stop();
    }
  }

  private start(): Promise<ServiceProcess> {
    return startServiceProcess({
      ...this.place,
      env: {
        LOG_LEVEL: 'error',
        PUBLIC_BASE_URL: this.relay.url,
        EXOTEL_TIMEOUT_MS: String(this.timeoutMs()),
      },
      config: { polling: POLLING },
    });
  }

  /** With all calls at once on one machine, each of many takes its time. */
  private timeoutMs(): number {
    return this.calls > 500 ? 20_000 : 5_000;
  }

  private async prepare(): Promise<void> {
    const api = this.anInstance(0).api;
    await api.storeCredentials(this.exotel.url);
    this.didId = await api.addDid();
  }

  private anInstance(index: number): ServiceProcess {
    const service = this.services[index % this.services.length];
    if (!service) throw new Error('no instance lives');
    return service;
  }

  private placeAll(): Promise<Answer[]> {
    return Promise.all(Array.from({ length: this.calls }, (_, index) => this.placeOne(index)));
  }

  /** Repeats the request with its key until there is an answer, as a careful caller does. */
  private async placeOne(index: number): Promise<Answer> {
    const headers = { 'idempotency-key': `call-${this.calls}-${index}` };
    for (let attempt = 0; ; attempt++) {
      if (attempt > 100) throw new Error(`call ${index} gets no answer`);
      const answer = await this.tryOne(index + attempt, numberOf(index), headers);
      if (answer && answer.status !== 409 && answer.status !== 503) {
        this.answered++;
        return answer;
      }
      if (!answer) this.unsure++;
      await sleep(500);
    }
  }

  private async tryOne(
    turn: number,
    number: string,
    headers: Record<string, string>,
  ): Promise<Answer | undefined> {
    if (this.services.length === 0) return undefined;
    return this.anInstance(turn)
      .api.placeTestCall(this.didId, number, { headers })
      .catch(() => undefined);
  }

  private async killAndRestart(): Promise<void> {
    while (this.answered < this.calls / 3) await sleep(10);
    const killed = this.services.shift();
    await killed?.kill('SIGKILL');
    await sleep(500);
    this.services.push(await this.start());
  }

  private async untilSettled(): Promise<StoredCall[]> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const stored = await this.history();
      const isOpen = (call: StoredCall): boolean =>
        hasNotRung(call) || ['requested', 'placed', 'answered', 'unknown'].includes(call.status);
      const neverRung = stored.length - this.exotel.calls().length;
      if (stored.filter(isOpen).length <= neverRung || Date.now() > deadline) return stored;
      await sleep(250);
    }
  }

  private async history(): Promise<StoredCall[]> {
    const all: StoredCall[] = [];
    for (let cursor = ''; ;) {
      const answer = await this.anInstance(0).api.get(`${ROOT}/test-calls?limit=200&cursor=${cursor}`);
      const page = answer.body as { items: StoredCall[]; next_cursor: string | null };
      all.push(...page.items);
      if (page.next_cursor === null) return all;
      cursor = page.next_cursor;
    }
  }

  private async judge(answers: readonly Answer[], stored: readonly StoredCall[]): Promise<void> {
    const { verdicts, exotel, relay } = this;
    const rung = exotel.calls();
    const polls = exotel.requests('all').filter(({ kind }) => kind === 'call' || kind === 'calls');
    verdicts.note(
      `answers ${JSON.stringify(countBy(answers.map(({ status }) => String(status))))}, requests cut off ${this.unsure}, ` +
        `reports lost ${relay.counts[0]}, single ${relay.counts[1]}, tripled ${relay.counts[3]}, polls ${polls.length}`,
    );
    verdicts.note(`ends ${JSON.stringify(countBy(stored.map(({ status }) => status)))}`);

    verdicts.check('every request is answered', answers.length === this.calls);
    // What a busy instance came to too late was not sent, and was asked for again under its key.
    const late = stored.filter(({ status }) => status === 'not_sent').length;
    verdicts.check(
      'each has one stored call, beside those that were not sent',
      stored.length - late === this.calls,
      `${stored.length}, ${late} not sent`,
    );
    const told = new Map(rung.map(({ sid, status }) => [sid, OUR_WORDS[status] ?? status]));
    const unlike = stored.filter(({ call_sid, status }) => told.get(call_sid) !== status);
    const neverRung = unlike.filter(hasNotRung);
    const wrong = [
      ...unlike.filter((call) => !hasNotRung(call)),
      ...neverRung.slice(stored.length - rung.length),
    ];
    verdicts.check(
      'every call that Exotel knows ends in the state that it says',
      wrong.length === 0,
      show(wrong),
    );
    verdicts.note(
      `${stored.length - rung.length} never reached Exotel, stored when their process was killed: ` +
        JSON.stringify(countBy(neverRung.map(({ status }) => status))),
    );
    const known = new Set(stored.map(({ call_sid }) => call_sid));
    const lost = rung.filter(({ sid }) => !known.has(sid));
    verdicts.check('no call of Exotel is lost', lost.length === 0, `${lost.length} lost`);
    const perNumber = countBy(rung.map(({ callee }) => callee));
    const orders = countBy(Array.from({ length: this.calls }, (_, index) => numberOf(index)));
    const twice = Object.entries(perNumber).filter(([number, count]) => count > (orders[number] ?? 0));
    verdicts.check('nobody is rung twice', twice.length === 0, `${rung.length} calls, ${twice.length} twice`);
    const nearest = nearestPolls(exotel);
    verdicts.check(
      'none is asked about by two at once',
      nearest >= POLLING.firstDelayMs * 0.8,
      `nearest ${nearest} ms`,
    );
    await this.judgeEvents(stored);
  }

  private async judgeEvents(stored: readonly StoredCall[]): Promise<void> {
    const sample = stored.filter((_, index) => index % Math.ceil(stored.length / 200) === 0);
    const details = await Promise.all(
      sample.map(
        async ({ id }) => (await this.anInstance(0).api.get(`${ROOT}/test-calls/${id}`)).body as Detail,
      ),
    );
    const repeated = details.filter(
      ({ events }) => new Set(events.map(({ status }) => status)).size < events.length,
    );
    this.verdicts.check(
      'each change of status is one event',
      repeated.length === 0,
      `of ${sample.length} looked at`,
    );
  }
}

interface Detail {
  readonly events: readonly { readonly status: string }[];
}

/** Nobody is rung, as far as we know. */
function hasNotRung({ status, call_sid: sid }: StoredCall): boolean {
  return sid === '' && ['unknown', 'not_sent'].includes(status);
}

/** Every twentieth one shares its number with others; all the others have one of their own. */
function numberOf(index: number): string {
  if (index % 20 === 7) return `+91900000${OTHER_ENDS[Math.floor(index / 20) % OTHER_ENDS.length] ?? ''}`;
  return `+9198${String(10_000_000 + index)}`;
}

/** A tenth is lost, a tenth tripled; of those that share a number, each comes once. */
function wayOf({ From: from }: Record<string, unknown>): Way {
  const last = /^098\d{7}(\d)$/.exec(String(from))?.[1];
  if (last === '0') return 0;
  return last === '1' ? 3 : 1;
}

/** The least time between two questions about one call. */
function nearestPolls(exotel: ExotelStandIn): number {
  const last = new Map<string, number>();
  let nearest = Infinity;
  for (const { kind, call_sid: sid, query, at } of exotel.requests('all')) {
    const asked = kind === 'calls' ? String(query['From']) : kind === 'call' && sid;
    if (!asked) continue;
    const time = Date.parse(at);
    nearest = Math.min(nearest, time - (last.get(asked) ?? -Infinity));
    last.set(asked, time);
  }
  return nearest;
}

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function show(calls: readonly StoredCall[]): string {
  return calls.length === 0 ? 'all do' : JSON.stringify(calls.slice(0, 3));
}
