import { networkOf } from './network-of.js';

describe('networkOf', () => {
  it('is the same for all addresses of an IPv6 network, and another for another', () => {
    expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  });

  it.each(['203.0.113.7', ''])('leaves %j as it is', (address) => {
    expect(networkOf(address)).toBe(address);
  });
});
