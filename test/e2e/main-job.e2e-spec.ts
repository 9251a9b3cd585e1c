import { startCoreStandIn } from '../../simulator/core/core-stand-in.js';
import { startExotelStandIn } from '../../simulator/exotel/exotel-stand-in.js';
import { startApp } from '../support/start-app.js';
import type { RunningApp } from '../support/start-app.js';

type ExotelStandIn = Awaited<ReturnType<typeof startExotelStandIn>>;
type CoreStandIn = Awaited<ReturnType<typeof startCoreStandIn>>;

const ROOT = '/api/v1/integrations/exotel';

describe('the main job', () => {
  let app: RunningApp;
  let exotel: ExotelStandIn;
  let core: CoreStandIn;

  beforeAll(async () => {
    exotel = await startExotelStandIn({ port: 0, speed: 20 });
    core = await startCoreStandIn({ port: 0 });
    app = await startApp();
  });

  afterAll(async () => {
    await app.stop();
    await core.stop();
    await exotel.stop();
  });

  it('brings a test call from the stored credentials to the bot', async () => {
    await app.api.storeCredentials(exotel.url);
    await app.api.put('/api/v1/settings/fleet', { core_fleet: [core.url] });
    const didId = await app.api.addDid({ bot_id: 'echo' });
    const did = await app.api.get(`${ROOT}/dids/${didId}`);
    exotel.setFlow('70001', did.body.websocket_url);

    const placed = await app.api.placeTestCall(didId, '90000 00000');

    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({
      status: 'placed',
      provider_status: 'in-progress',
      to_number: '+919000000000',
    });
    const call = await exotel.until(() => {
      const seen = exotel.call(placed.body.call_sid);
      return seen?.status === 'completed' ? seen : undefined;
    });
    expect(call).toMatchObject({ status: 'completed' });
  });
});
