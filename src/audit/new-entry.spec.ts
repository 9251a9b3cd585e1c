import { newEntry } from './new-entry.js';

describe('newEntry', () => {
  it('keeps no password that an adopted URL holds', () => {
    const entry = newEntry(
      { at: new Date(0), actor: { sub: 'a@b', role: 'super_admin', requestId: 'r', address: '::1' } },
      {
        chain: 'settings',
        action: 'settings.fleet',
        target: 'settings/fleet',
        before: { core_fleet: ['https://user:secret@core-1.example.com/x@y'] },
        after: { flow_url: 'http://secret@my.exotel.com/' },
      },
    );

    expect(entry.before).toEqual({ core_fleet: ['https://***@core-1.example.com/x@y'] });
    expect(entry.after).toEqual({ flow_url: 'http://***@my.exotel.com/' });
  });
});
