import { jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { anUpgradingHost } from '../../../test/support/upgrading-host.js';
import type { Upgrade } from '../../../test/support/upgrading-host.js';
import { guardedLookup } from '../../common/net/guarded-lookup.js';
import { BotConversation } from './bot-conversation.js';
import type { Probe } from './check.model.js';
import type { HandshakeResult } from './websocket-probe.model.js';

const SENT = 1_048_576;
/** What is heard at most, in frames that are next to nothing, and what one read of a socket brings beside it. */
const HANDLED = 1_024 + 65_536 / 2;

const EMPTY_TEXT = [0x81, 0x00];
const ONE_LETTER = [0x81, 0x01, 0x41];
const EMPTY_PING = [0x89, 0x00];
const EMPTY_PONG = [0x8a, 0x00];

function flooding(frame: readonly number[]): Upgrade {
  return (socket, switched) => {
    const frames = Buffer.alloc(SENT * frame.length, Buffer.from(frame));
    socket.write(Buffer.concat([Buffer.from(switched), frames]));
  };
}

async function hold(probe: Probe, upgrade: Upgrade): Promise<HandshakeResult> {
  const host = await anUpgradingHost(upgrade);
  const lookup = guardedLookup(true, new AbortController().signal);
  const conversation = new BotConversation(host.url.replace('http', 'ws'), { lookup });
  const result = await conversation.hold(probe, { handshakeMs: 20_000, settleMs: 20_000, botMs: 20_000 });
  await host.stop();
  return result;
}

describe('BotConversation with a host that floods it', () => {
  let emit: jest.Spied<WebSocket['emit']>;

  beforeEach(() => {
    emit = jest.spyOn(WebSocket.prototype, 'emit');
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  const handled = (): number =>
    emit.mock.calls.filter(([event]) => ['message', 'ping', 'pong'].includes(String(event))).length;

  it.each([
    ['empty messages', EMPTY_TEXT],
    ['messages of one letter', ONE_LETTER],
    ['pings', EMPTY_PING],
    ['pongs', EMPTY_PONG],
  ])('stops reading %s before it has read many', async (_what, frame) => {
    expect(await hold('bot', flooding(frame))).toEqual({ kind: 'bot_silent' });
    expect(handled()).toBeLessThanOrEqual(HANDLED);
  });

  it('stops reading while the WebSocket only has to stand for a moment', async () => {
    expect(await hold('handshake', flooding(EMPTY_TEXT))).toEqual({ kind: 'close_unanswered' });
    expect(handled()).toBeLessThanOrEqual(HANDLED);
  });
});

describe('BotConversation with a host that says a word of a bot and leaves', () => {
  const SIGN = Buffer.from('{"event":"media"}');
  const CLOSE = [0x88, 0x02, 0x03, 0xe8];

  const saying =
    (kind: number): Upgrade =>
    (socket, switched) => {
      socket.end(
        Buffer.concat([Buffer.from(switched), Buffer.from([kind, SIGN.length]), SIGN, Buffer.from(CLOSE)]),
      );
    };

  it('takes a text for a sign of it', async () => {
    expect(await hold('bot', saying(0x81))).toMatchObject({ kind: 'bot_answered' });
  });

  it('takes no binary frame for one, which Exotel would not read', async () => {
    expect(await hold('bot', saying(0x82))).toEqual({ kind: 'closed_by_bot', code: 1_000 });
  });

  it('listens to nothing where only the WebSocket is to be probed', async () => {
    expect(await hold('handshake', saying(0x81))).toEqual({ kind: 'closed_by_bot', code: 1_000 });
  });
});
