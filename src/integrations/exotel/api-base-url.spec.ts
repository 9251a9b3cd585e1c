import fc from 'fast-check';
import {
  apiBaseUrlFault,
  DEFAULT_API_BASE_URL,
  isAllowedApiBaseUrl,
  normaliseApiBaseUrl,
} from './api-base-url.js';

const NOBODY = { exotelAllowedHosts: [], exotelAllowLoopback: false };
const LISTED = {
  exotelAllowedHosts: [{ hostname: 'exotel.internal' }, { hostname: 'proxy.example.com', port: '8443' }],
  exotelAllowLoopback: false,
};

/** Addresses of Exotel's, and ones that look as if they were. */
const LIKE_EXOTEL = fc
  .tuple(
    fc.constantFrom('https://', 'https://', 'http://'),
    fc.oneof(fc.constantFrom('', 'api.', 'api.in.', 'evil', 'a-', 'evil.org-'), fc.domain()),
    fc.constantFrom('exotel.com', 'exotel.com', 'exotel.in', 'exotelxcom', 'exotel.org', 'exotel'),
    fc.constantFrom('', '', '.', '.evil.org', '.in', 'munity', 'fo', '-a.org'),
    fc.constantFrom('', '', ':443', ':8443'),
  )
  .map((parts) => parts.join(''));

function isExotels(origin: string): boolean {
  const { protocol, hostname, port } = new URL(origin);
  const domain = hostname.split('.').slice(-2).join('.');
  return protocol === 'https:' && port === '' && ['exotel.com', 'exotel.in'].includes(domain);
}

describe('normaliseApiBaseUrl', () => {
  it('gives an origin or nothing, for any text, and changes nothing the second time', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc
        .tuple(
          fc.constantFrom('', 'http://', 'https://', 'ftp://'),
          fc.domain(),
          fc.constantFrom('', '/', '/v1', '/v1//', '/x'),
        )
        .map((parts) => parts.join('')),
    );

    fc.assert(
      fc.property(texts, (text) => {
        const url = normaliseApiBaseUrl(text);

        if (url === null) return;
        expect(new URL(url).origin).toBe(url);
        expect(normaliseApiBaseUrl(url)).toBe(url);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives Exotel\u2019s default for nothing', () => {
    expect(normaliseApiBaseUrl('  ')).toBe(DEFAULT_API_BASE_URL);
  });

  it.each([
    ['api.in.exotel.com/v1/', 'https://api.in.exotel.com'],
    ['HTTP://Exotel.Internal:80', 'http://exotel.internal'],
    ['https://api.exotel.com/v2', null],
    ['https://api.exotel.com/..', null],
    ['https://a@api.exotel.com', null],
    ['https://api.exotel.com\\x', null],
    ['//api.exotel.com', null],
  ])('reads %s as %s', (text, url) => {
    expect(normaliseApiBaseUrl(text)).toBe(url);
  });
});

describe('isAllowedApiBaseUrl', () => {
  it.each([
    ['https://api.exotel.com', NOBODY, true],
    ['https://exotel.in', NOBODY, true],
    ['http://api.exotel.com', NOBODY, false],
    ['https://api.exotel.com:8443', NOBODY, false],
    ['https://evilexotel.com', NOBODY, false],
    ['https://exotel.com.example.com', NOBODY, false],
    ['https://exotel.com.', NOBODY, false],
    ['http://127.0.0.1:4010', NOBODY, false],
    ['http://127.0.0.1:4010', { ...NOBODY, exotelAllowLoopback: true }, true],
    ['http://[::1]:4010', { ...NOBODY, exotelAllowLoopback: true }, true],
    ['http://127.0.0.1.example.com', { ...NOBODY, exotelAllowLoopback: true }, false],
    ['http://exotel.internal', LISTED, true],
    ['https://exotel.internal', LISTED, true],
    ['https://exotel.internal:8443', LISTED, false],
    ['https://proxy.example.com:8443', LISTED, true],
    ['https://proxy.example.com', LISTED, false],
    ['https://sub.exotel.internal', LISTED, false],
  ])('says of %s under %j: %s', (url, allowed, verdict) => {
    expect(isAllowedApiBaseUrl(url, allowed)).toBe(verdict);
  });

  it('lets Exotel\u2019s hosts pass and no other, however alike its name', () => {
    const urls = fc.oneof(LIKE_EXOTEL, fc.webUrl({ validSchemes: ['http', 'https'] }));

    fc.assert(
      fc.property(urls, (url) => {
        const origin = normaliseApiBaseUrl(new URL(url).origin);

        if (origin !== null) expect(isAllowedApiBaseUrl(origin, NOBODY)).toBe(isExotels(origin));
      }),
      { numRuns: 2_000 },
    );
  });
});

it('apiBaseUrlFault says what would be right', () => {
  expect(apiBaseUrlFault('https://api.exotel.com', NOBODY)).toBeUndefined();
  expect(apiBaseUrlFault('https://example.com', NOBODY)).toMatch(/EXOTEL_ALLOWED_HOSTS/);
  expect(apiBaseUrlFault('https://api.exotel.com/x', NOBODY)).toMatch(/^must be like /);
});
