import { CHECK_NAMES } from '../../src/integrations/preflight/check.model.js';
import { ROOT } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { BROKEN_SETUPS } from '../support/broken-setups.js';
import { CERTIFICATES, NUMBER, PreflightWorld } from '../support/preflight-world.js';

const ADDRESS =
  /\w:\/\/|127\.0\.0\.1|169\.254|localhost|\.invalid|\.example|exotel\.(?:com|in)\b|core-1|8047110001/i;

describe('the check of a number', () => {
  let world: PreflightWorld;

  beforeAll(async () => {
    world = await PreflightWorld.start();
  });

  afterEach(async () => {
    // Whatever was wrong, nobody's telephone rang for it.
    expect(world.rung).toBe(0);
    await world.mend();
  });

  afterAll(async () => {
    await world.stop();
  });

  const linesOf = (answer: Answer): [string, string, string][] =>
    answer.body.checks.map((check: any) => [check.name, check.status, check.next_step]);
  const wordsOf = (answer: Answer): string =>
    answer.body.checks.map((check: any) => `${check.detail} ${check.next_step}`).join('\n');

  describe.each(['handshake', 'bot'] as const)('with probe %s', (probe) => {
    it('passes in every line where all is sound', async () => {
      const answer = await world.check(probe);

      expect(linesOf(answer)).toEqual(CHECK_NAMES.map((name) => [name, 'pass', '']));
      expect(answer.body.ok).toBe(true);
    });

    it('passes in every line with TLS, and says until when the certificate is good', async () => {
      await world.setFleet((await world.aCore({ tls: CERTIFICATES.good })).wsUrl);

      const answer = await world.check(probe);

      expect(linesOf(answer)).toEqual(CHECK_NAMES.map((name) => [name, 'pass', '']));
      expect(wordsOf(answer)).toMatch(/The certificate is good until \d{4}-\d\d-\d\d\./);
    });
  });

  it.each(BROKEN_SETUPS.map((setup) => [setup.what, setup] as const))(
    'finds %s, and no other fault',
    async (_what, setup) => {
      await setup.breaks(world);

      const answer = await world.check(setup.probe);

      expect(linesOf(answer)).toEqual(
        CHECK_NAMES.map((name) => [name, ...(setup.lines[name] ?? (['pass', ''] as const))]),
      );
      const statuses = Object.values(setup.lines).map(([status]) => status);
      expect(answer.body.ok).toBe(!statuses.includes('fail'));
      expect(wordsOf(answer)).not.toMatch(ADDRESS);
      expect(answer.body.took_ms).toBeLessThan(world.app.config.probes.checkMs);
      const kept = await world.app.api.get(`${ROOT}/dids/${world.didId}/check`, { as: 'admin' });
      expect(kept.body).toEqual(answer.body);
    },
  );

  it('costs the bot nothing unless told to wake it', async () => {
    const before = world.core.calls().length;
    await world.check();
    await world.check('bot');

    const [opened, woken] = world.core.calls().slice(before);
    expect([opened?.start, opened?.frames_received]).toEqual([null, 0]);
    expect(woken?.start).toMatchObject({ custom_parameters: { cxb_probe: '1' }, from: '', to: '' });
    expect(world.core.calls()).toHaveLength(before + 2);
  });

  it('says stop to a bot that it woke, and closes cleanly', async () => {
    await world.check('bot');

    const last = (): any => world.core.calls().at(-1);
    while (last().closed_at === null) await new Promise((resolve) => setImmediate(resolve));
    expect(last()).toMatchObject({ ended_by: 'customer', close_code: 1000, frames_received: 3 });
  });

  it('reads the number in any spelling of the account', async () => {
    world.exotel.replaceExophones([{ number: NUMBER.replace('+91', '0') }]);

    expect((await world.check()).body.ok).toBe(true);
  });
});
