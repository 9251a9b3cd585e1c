import { once } from 'node:events';
import { CompactEncrypt } from 'jose';
import { WebSocket } from 'ws';
import type { CheckName, CheckStatus } from '../../src/integrations/preflight/check.model.js';
import { closedAddress } from './bare-server.js';
import { CERTIFICATES, FLOW, healthOf, NUMBER } from './preflight-world.js';
import type { PreflightWorld } from './preflight-world.js';
import { aSilentHost } from './silent-host.js';
import { CORE_LOG, SERVER, upgradeFaults } from './upgrade-faults.js';
import { anUpgradingHost } from './upgrading-host.js';

type Line = readonly [status: CheckStatus, nextStep: string];

/** One way to set a number up badly, and every line that must not pass because of it. */
export interface BrokenSetup {
  readonly what: string;
  readonly breaks: (world: PreflightWorld) => Promise<void> | void;
  readonly probe?: 'bot';
  readonly lines: Partial<Readonly<Record<CheckName, Line>>>;
}

const LATER = 'Run the check again in a while.';
const SKIPPED: Line = ['skipped', ''];
const NO_NUMBERS = { number_owned: SKIPPED, number_flow: SKIPPED };
const UNKNOWN_NUMBERS = {
  number_owned: ['unknown', LATER],
  number_flow: ['unknown', LATER],
} as const;

const CONFIGURE = 'Store the account SID, the API key and the API token.';
const COPY_SECRETS = 'Copy key and token again.';
const NOT_ALLOWED = 'Look for an unpaid plan, a suspended account or an IP allow-list.';
const COPY_FLOW = 'Copy the URL of the flow from App Bazaar again.';
const OWN_FLOW = 'Set a flow of the account whose credentials are stored.';
const ONE_REGION = 'Set flow and API base URL of one region.';
const ASSIGN = 'Assign the flow to the number under ExoPhones in the Exotel dashboard.';
const SET_FLEET = 'Set the fleet under Settings.';
const CORRECT_HOST = 'Correct the first host of the fleet under Settings, or its DNS entry.';
const MOVE_HOST = `${CORRECT_HOST} Where the hosts belong at private addresses, set FLEET_ALLOW_PRIVATE=on.`;
const LOOK_AT_HOST = 'Look whether the CXB Core host runs, and whether its firewall lets this port in.';
const LOOK_AT_FLEET = 'Look at the fleet status, and at the hosts.';
const CERTIFICATE = 'Renew or replace the certificate of the CXB Core host.';
const BOT_ADDRESS =
  'Check that the bot exists at the first host of the fleet, and that nothing in between changes paths.';
const NO_QUERY =
  'Exotel sends no token in the query: let the path alone be the proof, or allow its addresses.';
const BOT_HOURS = 'Look whether the bot has a configuration, and whether this is within its active hours.';

/** No way to the first host: whatever asks it says so, and why. */
const noHost = (nextStep: string): BrokenSetup['lines'] => ({
  websocket_tls: ['fail', nextStep],
  websocket_handshake: ['fail', nextStep],
  fleet_capacity: ['fail', LOOK_AT_FLEET],
});

const ACCOUNT: BrokenSetup[] = [
  {
    what: 'no credentials',
    breaks: (world) => world.setAccount({ account_sid: '', api_key: '', api_token: '' }),
    lines: { credentials: ['fail', CONFIGURE], ...NO_NUMBERS, flow_url: ['unknown', CONFIGURE] },
  },
  {
    what: 'no API token',
    breaks: (world) => world.setAccount({ api_token: '' }),
    lines: { credentials: ['fail', CONFIGURE], ...NO_NUMBERS },
  },
  {
    what: 'a wrong API token',
    breaks: (world) => world.setAccount({ api_token: 'wrong' }),
    lines: { credentials: ['fail', COPY_SECRETS], ...NO_NUMBERS },
  },
  {
    what: 'a wrong account SID',
    breaks: (world) => world.setAccount({ account_sid: 'cxbsim2' }),
    lines: {
      credentials: ['fail', 'Copy the account SID again.'],
      ...NO_NUMBERS,
      flow_url: ['fail', OWN_FLOW],
    },
  },
  {
    what: 'the other region',
    breaks: (world) => world.setAccount({ api_base_url: world.mumbai.url }),
    lines: {
      credentials: ['fail', 'Store the API base URL of the other region.'],
      ...NO_NUMBERS,
      flow_url: ['fail', ONE_REGION],
    },
  },
  {
    what: 'an unpaid plan (402)',
    breaks: (world) => {
      world.exotel.setFault({ answer: '402' });
    },
    lines: { credentials: ['fail', NOT_ALLOWED], ...NO_NUMBERS },
  },
  {
    what: 'an address that Exotel does not let in (403)',
    breaks: (world) => {
      world.exotel.setFault({ answer: '403' });
    },
    lines: { credentials: ['fail', NOT_ALLOWED], ...NO_NUMBERS },
  },
  ...(['down', 'hang', '429', '500', 'html', 'redirect', 'big', 'drip'] as const).map((answer) => ({
    what: `an Exotel whose answer is: ${answer}`,
    breaks: (world: PreflightWorld) => {
      world.exotel.setFault({ answer });
    },
    lines: { credentials: ['unknown', LATER] as const, ...UNKNOWN_NUMBERS },
  })),
  {
    what: 'nothing listening where Exotel should be',
    breaks: async (world) => world.setAccount({ api_base_url: await closedAddress() }),
    lines: { credentials: ['unknown', LATER], ...UNKNOWN_NUMBERS },
  },
  {
    what: 'credentials that no key opens',
    breaks: async (world) => world.store({ api_key: await lostSecret() }),
    lines: {
      credentials: ['fail', 'Add the key that they were stored under, or enter API key and API token again.'],
      ...NO_NUMBERS,
    },
  },
  {
    what: 'an API base URL that is not allowed any more',
    breaks: (world) => world.store({ api_base_url: 'https://exotel.example.net' }),
    lines: { credentials: ['fail', 'Store an allowed API base URL.'], ...NO_NUMBERS },
  },
];

const NUMBERS: BrokenSetup[] = [
  {
    what: 'a number of another account',
    breaks: (world) => {
      world.exotel.replaceExophones([{ number: '+918047110002' }]);
    },
    lines: {
      number_owned: ['fail', 'Buy or move the number to this account, or remove it here.'],
      number_flow: SKIPPED,
    },
  },
  {
    what: 'a number without voice',
    breaks: (world) => {
      world.exotel.changeExophones([{ number: NUMBER, voice: false, sms: true }]);
    },
    lines: { number_owned: ['fail', 'Use a number with the voice capability.'] },
  },
  ...(['500', '401', 'hang'] as const).map((answer) => ({
    what: `a list of numbers that fails: ${answer}`,
    breaks: (world: PreflightWorld) => {
      world.exotel.setFault({ answer, routes: ['numbers'] });
    },
    lines: UNKNOWN_NUMBERS,
  })),
  {
    what: 'no flow',
    breaks: (world) => world.setDid({ flow_url: '' }),
    lines: {
      flow_url: ['fail', 'Copy the URL of the flow from App Bazaar into this number.'],
      number_flow: SKIPPED,
    },
  },
  {
    what: 'a flow for SMS',
    breaks: (world) => world.setDid({ flow_url: FLOW.replace('start_voice', 'start_sms') }),
    lines: { flow_url: ['fail', 'Set the URL of a voice flow.'], number_flow: ['fail', ASSIGN] },
  },
  {
    what: 'an address of somebody else as flow',
    breaks: (world) => world.setDid({ flow_url: FLOW.replace('my.exotel.com', 'my.exotel.com.example') }),
    lines: { flow_url: ['fail', COPY_FLOW], number_flow: ['fail', ASSIGN] },
  },
  {
    what: 'a flow at another port',
    breaks: (world) => world.setDid({ flow_url: FLOW.replace('my.exotel.com', 'my.exotel.com:8080') }),
    lines: { flow_url: ['fail', COPY_FLOW], number_flow: ['fail', ASSIGN] },
  },
  {
    what: 'a flow of another account',
    breaks: (world) => world.setDid({ flow_url: FLOW.replace('cxbsim', 'acme1') }),
    lines: { flow_url: ['fail', OWN_FLOW], number_flow: ['fail', ASSIGN] },
  },
  {
    what: 'a flow of the other region',
    breaks: (world) => world.setDid({ flow_url: FLOW.replace('my.exotel', 'my.in.exotel') }),
    lines: { flow_url: ['fail', ONE_REGION], number_flow: ['fail', ASSIGN] },
  },
  {
    what: 'a flow URL of the old form',
    breaks: (world) => world.setDid({ flow_url: 'http://my.exotel.in/exoml/start/70001' }),
    lines: { flow_url: ['warn', 'Copy its URL from App Bazaar again.'] },
  },
  {
    what: 'another flow assigned to the number at Exotel',
    breaks: (world) => {
      world.exotel.changeExophones([{ number: NUMBER, voice_url: FLOW.replace('70001', '70002') }]);
    },
    lines: { number_flow: ['fail', ASSIGN] },
  },
  {
    what: 'no flow assigned to the number at Exotel',
    breaks: (world) => {
      world.exotel.changeExophones([{ number: NUMBER, voice_url: null }]);
    },
    lines: { number_flow: ['fail', ASSIGN] },
  },
  {
    what: 'no bot',
    breaks: (world) => world.setDid({ bot_id: '' }),
    lines: {
      bot: ['fail', 'Attach a bot to this number.'],
      websocket_tls: SKIPPED,
      websocket_handshake: SKIPPED,
    },
  },
];

const HOSTS: BrokenSetup[] = [
  {
    what: 'no fleet',
    breaks: (world) => world.setFleet(),
    lines: {
      websocket_tls: ['fail', SET_FLEET],
      websocket_handshake: ['fail', SET_FLEET],
      fleet_capacity: ['fail', SET_FLEET],
    },
  },
  {
    what: 'a host name that nobody knows',
    breaks: (world) => world.setFleet('https://core.invalid'),
    lines: noHost(CORRECT_HOST),
  },
  {
    what: 'a host where nothing listens',
    breaks: async (world) => world.setFleet(await closedAddress()),
    lines: noHost(LOOK_AT_HOST),
  },
  {
    what: 'a host that accepts and says nothing',
    breaks: async (world) => {
      const host = await aSilentHost();
      world.later(host.stop);
      await world.setFleet(`https://${host.address}`);
    },
    lines: noHost(LOOK_AT_HOST),
  },
  ...(
    [
      ['an expired certificate', 'expired'],
      ['a certificate that is not valid yet', 'notYet'],
      ['a certificate for another name', 'otherHost'],
      ['a certificate of nobody we trust', 'stranger'],
    ] as const
  ).map(([what, name]) => ({
    what,
    breaks: async (world: PreflightWorld) =>
      world.setFleet((await world.aCore({ tls: CERTIFICATES[name] })).wsUrl),
    lines: noHost(CERTIFICATE),
  })),
  {
    what: 'a certificate that ends within days',
    breaks: async (world) => world.setFleet((await world.aCore({ tls: CERTIFICATES.endsSoon })).url),
    lines: { websocket_tls: ['warn', 'Renew the certificate in time.'] },
  },
  {
    what: 'wss where no TLS is spoken',
    breaks: (world) => world.setFleet(world.core.wsUrl.replace('ws:', 'wss:')),
    lines: noHost('Serve it with TLS, or correct the port or the scheme of the first host of the fleet.'),
  },
  {
    what: 'ws where TLS is spoken',
    breaks: async (world) =>
      world.setFleet((await world.aCore({ tls: CERTIFICATES.good })).wsUrl.replace('wss:', 'ws:')),
    lines: { websocket_handshake: ['fail', SERVER], fleet_capacity: ['fail', LOOK_AT_FLEET] },
  },
  {
    what: 'a port where SSH is spoken',
    breaks: async (world) => world.setFleet(await aGreeter('SSH-2.0-OpenSSH_9.6\r\n', world)),
    lines: { websocket_handshake: ['fail', SERVER], fleet_capacity: ['fail', LOOK_AT_FLEET] },
  },
  {
    what: 'a host at the metadata address of clouds',
    breaks: (world) => world.setFleet('http://169.254.169.254'),
    lines: noHost(MOVE_HOST),
  },
  {
    what: 'a host that answers the health and knows no WebSocket (404)',
    breaks: async (world) => world.setFleet((await world.aServer(orElse(404))).url),
    lines: { websocket_handshake: ['fail', BOT_ADDRESS] },
  },
  {
    what: 'a host that redirects the WebSocket (307)',
    breaks: async (world) => world.setFleet((await world.aServer(orElse(307))).url),
    lines: { websocket_handshake: ['fail', BOT_ADDRESS] },
  },
  {
    what: 'a proxy whose backend is away (503)',
    breaks: async (world) => world.setFleet((await world.aServer(orElse(503))).url),
    lines: { websocket_handshake: ['fail', 'It is full or starting: wait, or add hosts to the fleet.'] },
  },
  {
    what: 'a handshake that is refused (403)',
    breaks: (world) => world.setDid({ bot_id: 'refuse-handshake' }),
    lines: { websocket_handshake: ['fail', NO_QUERY] },
  },
  {
    what: 'a handshake that hangs',
    breaks: (world) => world.setDid({ bot_id: 'hang-handshake' }),
    lines: { websocket_handshake: ['fail', LOOK_AT_HOST] },
  },
  {
    what: 'a bot that closes as soon as the WebSocket is open',
    breaks: (world) => world.setDid({ bot_id: 'outside-hours' }),
    lines: { websocket_handshake: ['fail', BOT_HOURS] },
  },
  ...upgradeFaults().map(([what, line, upgrade]) => ({
    what,
    breaks: async (world: PreflightWorld) => {
      const host = await anUpgradingHost(upgrade);
      world.later(host.stop);
      await world.setFleet(host.url);
    },
    lines: { websocket_handshake: line },
  })),
  {
    what: 'a bot that closes at once',
    probe: 'bot',
    breaks: (world) => world.setDid({ bot_id: 'outside-hours' }),
    lines: { websocket_handshake: ['fail', BOT_HOURS] },
  },
  {
    what: 'a bot that dies on start',
    probe: 'bot',
    breaks: (world) => world.setDid({ bot_id: 'crash' }),
    lines: { websocket_handshake: ['fail', CORE_LOG] },
  },
  {
    what: 'a bot that says an error and closes',
    probe: 'bot',
    breaks: (world) => world.setDid({ bot_id: 'error-start' }),
    lines: { websocket_handshake: ['fail', BOT_HOURS] },
  },
  {
    what: 'a bot that never answers start',
    probe: 'bot',
    breaks: (world) => world.setDid({ bot_id: 'mute-start' }),
    lines: { websocket_handshake: ['fail', CORE_LOG] },
  },
];

const FLEET: BrokenSetup[] = [
  {
    what: 'a fleet that is full',
    breaks: async (world) => {
      const core = await world.aCore({ capacity: 1 });
      await world.setFleet(core.url);
      await aCallOn(core.wsUrl, world);
    },
    lines: {
      websocket_handshake: ['fail', 'It is full or starting: wait, or add hosts to the fleet.'],
      fleet_capacity: ['fail', 'Wait for calls to end, or add hosts to the fleet.'],
    },
  },
  {
    what: 'a fleet that is nearly full',
    breaks: async (world) => world.setFleet(world.core.url, (await world.aServer(healthOf(100, 101))).url),
    lines: { fleet_capacity: ['warn', 'Add hosts to the fleet.'] },
  },
  {
    what: 'a first host that is full while another has places',
    breaks: async (world) => {
      const full = await world.aCore({ capacity: 1 });
      await world.setFleet(full.url, world.core.url);
      await aCallOn(full.wsUrl, world);
    },
    lines: {
      websocket_handshake: ['fail', 'It is full or starting: wait, or add hosts to the fleet.'],
      fleet_capacity: [
        'warn',
        'Look at this host in the fleet status, or put another host first under Settings.',
      ],
    },
  },
  {
    what: 'a host without calls and without a free place',
    breaks: async (world) => world.setFleet(world.core.url, (await world.aServer(healthOf(0, 16, 0))).url),
    lines: { fleet_capacity: ['warn', 'Look at the workers of the hosts, and restart those that are down.'] },
  },
  ...(['degraded', 'error', 'hang', 'big'] as const).map((health) => ({
    what: `a fleet that is not healthy: ${health}`,
    breaks: (world: PreflightWorld) => {
      world.core.setHealth(health);
    },
    lines: { fleet_capacity: ['fail', LOOK_AT_FLEET] as const },
  })),
  {
    what: 'one host of several that hangs',
    breaks: async (world) => world.setFleet(world.core.url, (await world.aCore({ health: 'hang' })).url),
    lines: { fleet_capacity: ['warn', 'Look at the fleet status.'] },
  },
  {
    what: 'an adopted fleet that is no address',
    breaks: async (world) => {
      await world.app.connection
        .collection<{ _id: string }>('system_settings')
        .updateOne({ _id: 'system' }, { $set: { core_fleet: ['core-1'] } });
    },
    lines: noHost(CORRECT_HOST),
  },
];

export const BROKEN_SETUPS: readonly BrokenSetup[] = [...ACCOUNT, ...NUMBERS, ...HOSTS, ...FLEET];

/** A secret under a key that is gone. */
function lostSecret(): Promise<string> {
  return new CompactEncrypt(Buffer.from('simkey'))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'lost' })
    .encrypt(Buffer.alloc(32, 1));
}

/** Healthy when asked for the health, and this status for anything else. */
function orElse(status: number): ReturnType<typeof healthOf> {
  return (response, request) => {
    if (request.url === '/health/fleet') healthOf(0, 16)(response, request);
    else response.writeHead(status, status === 307 ? { location: 'http://127.0.0.1:1/' } : {}).end();
  };
}

async function aCallOn(wsUrl: string, world: PreflightWorld): Promise<void> {
  const call = new WebSocket(`${wsUrl}/exotel/echo`);
  await once(call, 'open');
  world.later(async () => {
    call.terminate();
    await Promise.resolve();
  });
}

/** The address of something that greets whoever connects, and is no HTTP server. */
async function aGreeter(greeting: string, world: PreflightWorld): Promise<string> {
  const host = await aSilentHost(greeting);
  world.later(host.stop);
  return `http://${host.address}`;
}
