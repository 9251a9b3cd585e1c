import fc from 'fast-check';
import { parseHealth } from './fleet.wire.js';

const HEALTHY = {
  status: 'ok',
  fleet_calls: 3,
  fleet_max: 16,
  fleet_available: 13,
  workers: [
    { id: '1', calls: 1, max: 1, pid: 12345 },
    { id: '2', status: 'unreachable' },
  ],
};

const said = (changes: object): string => JSON.stringify({ ...HEALTHY, ...changes });

describe('parseHealth', () => {
  it('reads what a healthy host says', () => {
    expect(parseHealth(200, said({}))).toEqual({ capacity: 16, available: 13, calls: 3, workers: 2 });
  });

  it.each([
    ['another 2xx', 204, said({})],
    ['members that nobody knows', 200, said({ version: '2.1', gpu: null })],
    ['a host without a place', 200, said({ fleet_max: 0, fleet_available: 0, fleet_calls: 0, workers: [] })],
    ['everything free', 200, said({ fleet_available: 16 })],
    ['more calls than places', 200, said({ fleet_calls: 17, fleet_available: 0 })],
  ])('takes %s for healthy', (_what, status, body) => {
    expect(parseHealth(status, body)).not.toBeNull();
  });

  it.each([
    ['199', 199, said({})],
    ['a redirect', 302, said({})],
    ['404', 404, said({})],
    ['500', 500, said({})],
    ['503 with a healthy body', 503, said({})],
    ['nothing', 200, ''],
    ['HTML', 200, '<html><body>It works!</body></html>'],
    ['half of it', 200, said({}).slice(0, -2)],
    ['null', 200, 'null'],
    ['a text', 200, '"ok"'],
    ['a number', 200, '16'],
    ['a list', 200, `[${said({})}]`],
    ['another status', 200, said({ status: 'degraded' })],
    ['a status in capitals', 200, said({ status: 'OK' })],
    ['no status', 200, said({ status: undefined })],
    ['a maximum as a text', 200, said({ fleet_max: '16' })],
    ['a broken maximum', 200, said({ fleet_max: 16.5 })],
    ['a negative number of calls', 200, said({ fleet_calls: -1 })],
    ['a number beyond all numbers', 200, said({}).replace('"fleet_max":16', '"fleet_max":1e999')],
    ['no number of calls', 200, said({ fleet_calls: undefined })],
    ['null free places', 200, said({ fleet_available: null })],
    ['more free than there is', 200, said({ fleet_available: 17 })],
    ['workers as a number', 200, said({ workers: 16 })],
    ['workers as an object', 200, said({ workers: { 1: {} } })],
    ['no workers', 200, said({ workers: undefined })],
  ])('takes %s for a host that is not healthy', (_what, status, body) => {
    expect(parseHealth(status, body)).toBeNull();
  });

  it('gives whole numbers that fit together or null, and never throws, for any answer', () => {
    const count = fc.oneof(fc.nat(), fc.integer(), fc.double(), fc.string(), fc.constant(null));
    const health = fc.record(
      {
        status: fc.oneof(fc.constant('ok'), fc.string()),
        fleet_calls: count,
        fleet_max: count,
        fleet_available: count,
        workers: fc.oneof(fc.array(fc.anything()), fc.anything()),
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      health.map((value) => JSON.stringify(value)),
    );

    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), body, (status, text) => {
        const parsed = parseHealth(status, text);

        if (parsed === null) return;
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(300);
        expect(Object.values(parsed).every((value) => Number.isSafeInteger(value) && value >= 0)).toBe(true);
        expect(parsed.available).toBeLessThanOrEqual(parsed.capacity);
      }),
      { numRuns: 1_000 },
    );
  });
});
