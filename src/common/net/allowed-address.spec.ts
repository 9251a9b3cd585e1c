import { isAllowedAddress } from './allowed-address.js';

describe('isAllowedAddress', () => {
  it.each(['93.184.216.34', '1.1.1.1', '2606:4700::1111', '::ffff:1.1.1.1'])(
    'lets the public %s be asked',
    (address) => {
      expect([isAllowedAddress(address, true), isAllowedAddress(address, false)]).toEqual([true, true]);
    },
  );

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '::1',
    'fd12:3456::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
  ])('lets %s of our own networks be asked where that is allowed', (address) => {
    expect([isAllowedAddress(address, true), isAllowedAddress(address, false)]).toEqual([true, false]);
  });

  it.each([
    ['link-local', '169.254.1.1'],
    ['the metadata of most clouds', '169.254.169.254'],
    ['the same as IPv6', '::ffff:169.254.169.254'],
    ['the same in hexadecimal', '::ffff:a9fe:a9fe'],
    ['the same, IPv4-compatible', '::a9fe:a9fe'],
    ['the same by NAT64', '64:ff9b::a9fe:a9fe'],
    ['the same by 6to4', '2002:a9fe:a9fe::1'],
    ['the same, IPv4-translated', '::ffff:0:a9fe:a9fe'],
    ['loopback, IPv4-compatible', '::7f00:1'],
    ['link-local of IPv6', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['metadata at Amazon by IPv6', 'fd00:ec2::254'],
    ['metadata at Google by IPv6', 'fd20:ce::254'],
    ['metadata at Alibaba', '100.100.100.200'],
    ['metadata at Azure', '168.63.129.16'],
    ['metadata at Oracle', '192.0.0.192'],
    ['unspecified', '0.0.0.0'],
    ['unspecified of IPv6', '::'],
    ['this network', '0.1.2.3'],
    ['multicast', '224.0.0.1'],
    ['multicast of IPv6', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['for benchmarks', '198.18.0.1'],
    ['for documents', '192.0.2.1'],
    ['no address', 'localhost'],
    ['nothing', ''],
  ])('never lets %s (%s) be asked', (_what, address) => {
    expect([isAllowedAddress(address, true), isAllowedAddress(address, false)]).toEqual([false, false]);
  });
});
