import { startCoreStandIn } from '../../simulator/core/core-stand-in.js';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

type ExotelStandIn = Awaited<ReturnType<typeof startExotelStandIn>>;
type CoreStandIn = Awaited<ReturnType<typeof startCoreStandIn>>;

const ROOT = '/api/v1/integrations/exotel';

describe('the check of a number', () => {
  let app: RunningApp;
  let exotel: ExotelStandIn;
  let core: CoreStandIn;

  beforeAll(async () => {
    exotel = await startExotelStandIn({ port: 0 });
    core = await startCoreStandIn({ port: 0 });
    app = await startApp();
    await app.api.storeCredentials(exotel.url);
    await app.api.put('/api/v1/settings/fleet', { core_fleet: [core.url] });
  });

  afterAll(async () => {
    await app.stop();
    await core.stop();
    await exotel.stop();
  });

  it('passes in every line for a number that is set up well, and rings nobody', async () => {
    const flowUrl = 'http://my.exotel.com/cxbsim/exoml/start_voice/70001';
    exotel.changeExophones([{ number: '+918047110001', voice_url: flowUrl }]);
    const didId = await app.api.addDid({ flow_url: flowUrl });

    const answer = await app.api.request('POST', `${ROOT}/dids/${didId}/check`, { as: 'admin' });

    expect(answer.body.checks.map((check: any) => [check.name, check.status, check.detail])).toEqual([
      ['credentials', 'pass', expect.any(String)],
      ['number_owned', 'pass', expect.any(String)],
      ['flow_url', 'pass', expect.any(String)],
      ['number_flow', 'pass', expect.any(String)],
      ['bot', 'pass', expect.any(String)],
      ['websocket_tls', 'pass', expect.any(String)],
      ['websocket_handshake', 'pass', expect.any(String)],
      ['fleet_capacity', 'pass', expect.any(String)],
    ]);
    expect(answer.body.ok).toBe(true);
    expect(exotel.requests()).toHaveLength(0);
  });
});
