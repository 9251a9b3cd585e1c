import { toHealthUrl } from './to-health-url.js';

describe('toHealthUrl', () => {
  it.each([
    ['https://core-1.example.com', 'https://core-1.example.com/health/fleet'],
    ['wss://core-1.example.com', 'https://core-1.example.com/health/fleet'],
    ['ws://10.0.0.5:8080', 'http://10.0.0.5:8080/health/fleet'],
    ['http://core/behind/a/path/', 'http://core/behind/a/path/health/fleet'],
    ['WSS://Core-1.Example.com:443//', 'https://core-1.example.com/health/fleet'],
  ])('asks %s at %s', (host, url) => {
    expect(toHealthUrl(host)).toBe(url);
  });

  it('leaves alone what is no address', () => {
    expect(toHealthUrl('core-1')).toBe('core-1/health/fleet');
  });
});
