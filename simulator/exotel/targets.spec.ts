import { basic, rawRequest } from '../testing/raw-request.js';
import { statusOfTarget, UPGRADE } from '../testing/status-of-target.js';
import { startExotelStandIn, type ExotelStandIn } from './exotel-stand-in.js';

let exotel: ExotelStandIn;

beforeAll(async () => {
  exotel = await startExotelStandIn();
});
afterAll(() => exotel.stop());

it.each([
  ['//', 404],
  ['//?a=1', 404],
  ['/\\', 404],
  ['//[/v1/Accounts/cxbsim', 404],
  ['http://[/v1/Accounts/cxbsim', 404],
  ['*', 404],
  ['/v1/Accounts/%', 404],
  ['/sim/%', 404],
  ['/sim/calls/%', 400],
])(
  'answers the target %s with %i, asked for plainly or by an upgrade, and lives on',
  async (target, status) => {
    expect(await statusOfTarget(exotel.port, target, basic())).toBe(status);
    expect(await statusOfTarget(exotel.port, target, { ...basic(), ...UPGRADE })).toBe(status);
    expect((await rawRequest(`${exotel.url}/sim/calls`)).status).toBe(200);
  },
);
