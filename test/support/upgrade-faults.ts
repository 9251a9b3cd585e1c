import type { CheckStatus } from '../../src/integrations/preflight/check.model.js';
import type { Upgrade } from './upgrading-host.js';

const BETWEEN = 'Look at the log of CXB Core, and at what stands in between.';
export const CORE_LOG = 'Look at the log of CXB Core for this bot.';
export const SERVER =
  'Correct the scheme or the port of the first host of the fleet, and look whether it is CXB Core that runs there.';

/** A close frame by the server, code 1011. */
const CLOSE_1011 = Buffer.from([0x88, 0x02, 0x03, 0xf3]);

/** The beginning of a text frame by the server. */
const MEBIBYTE_FRAME = Buffer.from([0x81, 0x7f, 0, 0, 0, 0, 0, 0x10, 0, 0]);

type UpgradeFault = readonly [what: string, line: readonly [CheckStatus, string], upgrade: Upgrade];

const FAULTS: readonly UpgradeFault[] = [
  [
    'a host that resets the WebSocket as soon as it is open',
    ['fail', CORE_LOG],
    (socket, switched) => {
      socket.write(switched, () => socket.resetAndDestroy());
    },
  ],
  [
    'a host that drops the WebSocket a moment later',
    ['fail', CORE_LOG],
    (socket, switched) => {
      socket.write(switched);
      setTimeout(() => socket.destroy(), 30);
    },
  ],
  [
    'a host that closes the WebSocket in the same breath (1011)',
    ['fail', CORE_LOG],
    (socket, switched) => {
      socket.end(Buffer.concat([Buffer.from(switched), CLOSE_1011]));
    },
  ],
  [
    'a host that begins to close and never ends the connection',
    ['fail', CORE_LOG],
    (socket, switched) => {
      socket.write(Buffer.concat([Buffer.from(switched), CLOSE_1011]));
    },
  ],
  [
    'a host that does not answer a close',
    ['warn', BETWEEN],
    (socket, switched) => {
      socket.write(switched);
    },
  ],
  [
    'a host that grants another WebSocket than was asked for',
    ['fail', SERVER],
    (socket, switched) => {
      socket.write(switched.replace(/Accept: .{4}/, 'Accept: AAAA'));
    },
  ],
  [
    'a host that breaks off when it is asked for a WebSocket',
    ['fail', SERVER],
    (socket) => {
      socket.resetAndDestroy();
    },
  ],
  [
    'a bot that begins with a frame of 1 MiB',
    ['fail', 'Make the bot send its audio in shorter frames.'],
    (socket, switched) => {
      socket.write(Buffer.concat([Buffer.from(switched), MEBIBYTE_FRAME]));
    },
  ],
  [
    'a bot that sends what no WebSocket may send',
    ['fail', BETWEEN],
    (socket, switched) => {
      socket.write(`${switched}HTTP/1.1 400 Bad Request\r\n\r\n`);
    },
  ],
];

/** Hosts that do not upgrade as they should, and what is to be said of each. */
export function upgradeFaults(): readonly UpgradeFault[] {
  return FAULTS;
}
