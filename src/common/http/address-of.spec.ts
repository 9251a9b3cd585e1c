import { addressOf } from './address-of.js';

const SOCKET = { remoteAddress: '::ffff:10.0.0.1' };

describe('addressOf', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:4000', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['0:0:0:0:0:FFFF:CB00:7109', '203.0.113.9'],
    ['[::ffff:203.0.113.9]:4000', '203.0.113.9'],
    ['2001:DB8:0::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:4000', '2001:db8::1'],
    ['::1', '::1'],
    ['fe80::1%eth0.1', 'fe80::1'],
  ])('reads %s as %s', (ip, address) => {
    expect(addressOf({ ip, socket: SOCKET })).toBe(address);
  });

  it.each(['junk', '', '127.1', '0x7f000001', '203.0.113.9:x', '203.0.113.999', undefined])(
    'falls back to the connection where %j is named',
    (ip) => {
      expect(addressOf({ ip, socket: SOCKET })).toBe('10.0.0.1');
    },
  );

  it('is empty when the connection is gone', () => {
    expect(addressOf({ ip: undefined, socket: {} })).toBe('');
  });
});
