import type { Credentials } from './exotel.model.js';
import { secretsOf } from './hide-secrets.js';

const API_KEY = 'key-7f3a9c';
const API_TOKEN = 'key-7f3a9c/tok&en=b51d';
const CALLBACK = 'https://cxb.example.com/callbacks/Zx81-callback-token';
const credentials = { apiKey: API_KEY, apiToken: API_TOKEN } as Credentials;
const { hideIn, hideInField, isInField } = secretsOf(credentials, CALLBACK);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('secretsOf', () => {
  it.each([
    ['the key', API_KEY],
    ['a token that begins with the key', API_TOKEN],
    ['a token as a URL writes it', encodeURIComponent(API_TOKEN)],
    ['a token in capitals', API_TOKEN.toUpperCase()],
    ['the header', `Basic ${base64(`${API_KEY}:${API_TOKEN}`)}`],
    ['the token in base64', base64(API_TOKEN)],
    ['the token in base64 without the signs that fill it up', base64(API_TOKEN).replace(/=+$/, '')],
    ['the token of the callback', 'Zx81-callback-token'],
  ])('hides %s', (_title, secret) => {
    const shown = hideIn(`Refused ${secret} today`);

    expect(shown).toMatch(/^Refused (Basic )?\*\*\*=* today$/);
  });

  const SIGNS = `to ken&'"<>/+~(e1)%*`;
  const html = (text: string): string =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');

  it.each([
    ['as it is', SIGNS],
    ['in HTML', html(SIGNS)],
    ['in HTML by numbers', SIGNS.replace(/[^a-z\d]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`)],
    [
      'in HTML by numbers of many digits',
      SIGNS.replace(/[^a-z\d]/g, (sign) => `&#${String(sign.charCodeAt(0)).padStart(5, '0')};`),
    ],
    ['in XML', html(SIGNS).replaceAll('&#39;', '&apos;')],
    ['in a form', new URLSearchParams([['', SIGNS]]).toString().slice(1)],
    ['in a URL', encodeURIComponent(SIGNS)],
    ['in a form in HTML', html(`${SIGNS.slice(0, 6)}%26${SIGNS.slice(7)}`)],
  ])('hides a token of many signs %s', (_title, secret) => {
    const { hideIn: hide } = secretsOf({ apiKey: 'key', apiToken: SIGNS } as Credentials);

    expect(hide(`Refused ${secret} today`)).toBe('Refused *** today');
  });

  it('is quick with a megabyte of what looks like a secret', () => {
    const secret = '&amp;&#38;%26+'.repeat(18);
    const { hideIn: hide } = secretsOf({ apiKey: 'key', apiToken: secret } as Credentials);
    const startedAt = performance.now();

    hide('&amp;&#38;%26'.repeat(80_000));
    hide('&amp;'.repeat(200_000));

    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('leaves everything else', () => {
    expect(hideIn('The account is suspended.')).toBe('The account is suspended.');
    expect(secretsOf({ apiKey: '', apiToken: '' } as Credentials).hideIn('a:b')).toBe('a:b');
  });

  it('hides a long one in what decides something', () => {
    expect(hideInField(`s-${API_TOKEN}`)).toBe('s-***');
    expect([isInField(`s-${API_TOKEN}`), isInField('b1946ac92492d2347c6235b4d2611184')]).toEqual([
      true,
      false,
    ]);
  });

  it.each(['completed', 'in-progress', '+918047110001', 'ab12'])('keeps %s beside short ones', (field) => {
    expect(secretsOf({ apiKey: '1', apiToken: 'in' } as Credentials).hideInField(field)).toBe(field);
  });

  it("takes no account's SID for a secret, even where it is the key", () => {
    const old = secretsOf({ ...credentials, accountSid: 'acmevoice1', apiKey: 'acmevoice1' });
    const flowUrl = 'http://my.exotel.com/acmevoice1/exoml/start_voice/70001';

    expect([old.hideIn(flowUrl), old.hideInField(flowUrl)]).toEqual([flowUrl, flowUrl]);
    expect(old.hideIn(`acmevoice1:${API_TOKEN}`)).toBe('***');
  });

  it('calls one long from eight characters on', () => {
    expect(secretsOf({ apiKey: 'a', apiToken: '1234567' } as Credentials).isInField('12345678')).toBe(false);
    expect(secretsOf({ apiKey: 'a', apiToken: '12345678' } as Credentials).isInField('12345678')).toBe(true);
  });
});
