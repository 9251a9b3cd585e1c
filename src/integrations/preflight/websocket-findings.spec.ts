import { PROBES } from '../../config/probe-rules.js';
import { findingOnHandshake, findingOnTransport } from './websocket-findings.js';

const { handshakeMs } = PROBES;

describe('findingOnHandshake', () => {
  it('passes a bot that answers while Exotel still waits, and not one that answers later', () => {
    const finding = (afterMs: number): unknown =>
      findingOnHandshake({ kind: 'bot_answered', afterMs }, handshakeMs);

    expect(finding(handshakeMs)).toMatchObject({ status: 'pass' });
    expect(finding(handshakeMs + 1)).toEqual({
      status: 'warn',
      detail: 'The bot answered only after 10001 ms; Exotel gives up after about 10 s.',
      nextStep: 'Look at the log of CXB Core for what makes this bot begin so late.',
    });
  });

  it.each([
    [1_000, 'Look whether the bot has a configuration, and whether this is within its active hours.'],
    [1_006, 'Look at the log of CXB Core for this bot.'],
    [1_008, 'Look whether the bot has a configuration, and whether this is within its active hours.'],
    [1_011, 'Look at the log of CXB Core for this bot.'],
  ])('says where to look when the bot closes with %d', (code, nextStep) => {
    expect(findingOnHandshake({ kind: 'closed_by_bot', code }, handshakeMs)).toEqual({
      status: 'fail',
      detail: `The bot closed the WebSocket at once (code ${code}).`,
      nextStep,
    });
  });

  it.each([
    [401, /no token/],
    [403, /no token/],
    [404, /that the bot exists/],
    [503, /full or starting/],
  ])('says what to do about a host that refuses with %d', (status, nextStep) => {
    const finding = findingOnHandshake({ kind: 'http', status }, handshakeMs);

    expect(finding.status).toBe('fail');
    expect(finding.nextStep).toMatch(nextStep);
  });
});

describe('findingOnTransport', () => {
  const NOW = new Date('2026-03-04T05:50:05.000Z');
  const DAY_MS = 86_400_000;

  it.each([
    ['pass', 14 * DAY_MS],
    ['warn', 14 * DAY_MS - 1],
  ])('says %s of a certificate that ends in %d ms', (status, ms) => {
    const validUntil = new Date(NOW.getTime() + ms);

    expect(findingOnTransport({ kind: 'tls', isInside: false, validUntil }, NOW, true).status).toBe(status);
  });
});
