import { startCoreStandIn } from '../../simulator/core/core-stand-in.js';
import { tonePower } from '../../simulator/testing/tone-power.js';
import { CallWorld } from '../support/call-world.js';

describe('a test call to the tone bot', () => {
  it('lets the person who was rung hear 440 Hz for two seconds', async () => {
    const core = await startCoreStandIn({ port: 0 });
    // The caller hangs up a second behind the tone: any faster, and a busy machine makes the bot late.
    const world = await CallWorld.start({ exotel: { speed: 1 } });
    world.exotel.setFlow('70001', `${core.wsUrl}/exotel/tone`);

    const id = await world.place('+919000000000');
    const events = await world.follow(id, ['completed']);

    const sid: string = events.at(-1)?.data.call_sid;
    const heard = world.exotel.audio(sid);
    expect(heard.length).toBe(2 * 16_000);
    expect(tonePower(heard, 440)).toBeGreaterThan(0.9);
    expect(tonePower(heard, 300)).toBeLessThan(0.01);
    expect(world.exotel.call(sid)?.stream).toMatchObject({ closed_by: 'bot', irregular_chunks: 0 });
    expect(core.calls()).toHaveLength(1);
    await world.stop();
    await core.stop();
  });
});
