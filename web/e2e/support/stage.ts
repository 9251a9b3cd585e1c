import { test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { createSigner } from 'fast-jwt';
import { startCoreStandIn } from '../../../simulator/core/core-stand-in.js';
import { startExotelStandIn } from '../../../simulator/exotel/exotel-stand-in.js';
import type { ExotelStandIn } from '../../../simulator/exotel/exotel-stand-in.js';
import { JWT_SECRET, Service } from './service.js';

export { expect } from '@playwright/test';

export type Role = 'agent' | 'supervisor' | 'admin' | 'super_admin';

const ROOT = '/api/v1/integrations/exotel';
export const FLOW_URL = 'http://my.exotel.com/cxbsim/exoml/start_voice/70001';

interface Stage {
  /** Variables of the service, by `test.use`. */
  readonly env: Readonly<Record<string, string>>;
  readonly service: Service;
  readonly operator: Operator;
  /** An Exotel where a phone that nobody answers rings for 12.5 s: time to see it on a slow machine too. */
  readonly leisurely: ExotelStandIn;
}

interface Neighbours {
  readonly exotel: ExotelStandIn;
  readonly core: Awaited<ReturnType<typeof startCoreStandIn>>;
}

/** Each test gets a service that knows nothing yet; the stand-ins serve all tests of a worker. */
export const test = base.extend<Stage, Neighbours>({
  exotel: [
    async ({}, use) => {
      const exotel = await startExotelStandIn({ port: 0, speed: 4 });
      await use(exotel);
      await exotel.stop();
    },
    { scope: 'worker' },
  ],
  core: [
    async ({}, use) => {
      const core = await startCoreStandIn({ port: 0 });
      await use(core);
      await core.stop();
    },
    { scope: 'worker' },
  ],
  env: [{}, { option: true }],
  service: async ({ env }, use) => {
    const service = await Service.start(env);
    await use(service);
    await service.stop();
  },
  leisurely: async ({}, use) => {
    const exotel = await startExotelStandIn({ port: 0, speed: 0.4 });
    await use(exotel);
    await exotel.stop();
  },
  operator: async ({ page, service, exotel, core }, use) => {
    await use(new Operator(page, service, exotel.url, core.url));
  },
});

export function tokenFor(role: Role, expiresInS = 3_600): string {
  const sign = createSigner({ key: JWT_SECRET });
  const sub = `${role}@example.com`;
  return sign({ sub, name: sub, role, exp: Math.floor(Date.now() / 1_000) + expiresInS });
}

/** What the tests do beside the page: signing in without its form, and preparing what is not under test. */
export class Operator {
  constructor(
    readonly page: Page,
    private readonly service: Service,
    readonly exotelUrl: string,
    readonly coreUrl: string,
  ) {}

  /** The same, at another tab. */
  on(page: Page): Operator {
    return new Operator(page, this.service, this.exotelUrl, this.coreUrl);
  }

  /** Opens a view with a token that the tab holds already, as after an earlier sign-in. */
  async open(path: string, as: Role | { readonly token: string }): Promise<void> {
    const token = typeof as === 'string' ? tokenFor(as) : as.token;
    await this.page.addInitScript((value) => {
      if (sessionStorage.getItem('cxb.token') === null) sessionStorage.setItem('cxb.token', value);
    }, token);
    await this.page.goto(`${this.service.url}${path}`);
  }

  async api(method: string, path: string, json?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.service.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokenFor('super_admin')}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  }

  async storeCredentials(): Promise<void> {
    await this.api('PUT', ROOT, {
      account_sid: 'cxbsim',
      api_key: 'simkey',
      api_token: 'simtoken',
      api_base_url: this.exotelUrl,
    });
  }

  async setFleet(hosts: readonly string[] = [this.coreUrl]): Promise<void> {
    await this.api('PUT', '/api/v1/settings/fleet', { core_fleet: hosts });
  }

  /** A number that is ready for a test call; gives its id. */
  async addNumber(did: Readonly<Record<string, string>> = {}): Promise<string> {
    const added = await this.api('POST', `${ROOT}/dids`, {
      number: '+918047110001',
      label: 'Support line',
      bot_id: 'echo',
      flow_url: FLOW_URL,
      ...did,
    });
    return String(added['id']);
  }

  changeNumber(id: string, change: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
    return this.api('PUT', `${ROOT}/dids/${id}`, change);
  }

  /** Everything that a test call needs; gives the number's id. */
  async setUp(): Promise<string> {
    await this.storeCredentials();
    await this.setFleet();
    return this.addNumber();
  }

  /** Lets the API check a number; rings nobody. */
  async check(didId: string): Promise<void> {
    await this.api('POST', `${ROOT}/dids/${didId}/check`);
  }

  /** Lets the API ask Exotel whether the stored credentials are good. */
  async verify(): Promise<void> {
    await this.api('POST', `${ROOT}/verify`);
  }

  /** A call that the API was asked for; gives its id, also when Exotel refused it. */
  async placeCall(didId: string, toNumber: string): Promise<string> {
    const response = await fetch(`${this.service.url}${ROOT}/dids/${didId}/test-call`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokenFor('admin')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ to_number: toNumber }),
    });
    const body = (await response.json()) as { id?: string; test_call_id?: string };
    return body.id ?? body.test_call_id ?? '';
  }
}
