import type { Credentials } from './exotel.model.js';
import { secretsOf } from './hide-secrets.js';

const API_KEY = 'key-7f3a9c';
const API_TOKEN = 'key-7f3a9c/tok&en=b51d';
const CALLBACK = 'https://cxb.example.com/callbacks/Zx81-callback-token';
const credentials = { apiKey: API_KEY, apiToken: API_TOKEN } as Credentials;
const { hideIn, isIn } = secretsOf(credentials, CALLBACK);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('secretsOf', () => {
  it.each([
    ['the key', API_KEY],
    ['a token that begins with the key', API_TOKEN],
    ['a token as a URL writes it', encodeURIComponent(API_TOKEN)],
    ['a token in capitals', API_TOKEN.toUpperCase()],
    ['the header', `Basic ${base64(`${API_KEY}:${API_TOKEN}`)}`],
    ['the token in base64', base64(API_TOKEN)],
    ['the token of the callback', 'Zx81-callback-token'],
  ])('hides %s', (_title, secret) => {
    const shown = hideIn(`Refused ${secret} today`);

    expect(shown).toMatch(/^Refused (Basic )?\*\*\*=* today$/);
  });

  it('leaves everything else', () => {
    expect(hideIn('The account is suspended.')).toBe('The account is suspended.');
    expect(secretsOf({ apiKey: '', apiToken: '' } as Credentials).hideIn('a:b')).toBe('a:b');
  });

  it('knows an identifier that holds one', () => {
    expect([isIn(`s-${API_TOKEN}`), isIn('b1946ac92492d2347c6235b4d2611184')]).toEqual([true, false]);
  });

  it('takes no identifier for a secret because of a short one', () => {
    expect(secretsOf({ apiKey: 'a', apiToken: 'b' } as Credentials).isIn('ab12')).toBe(false);
  });
});
