import { safePath } from './safe-path.js';

const TOKEN = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';
const ID = '0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b';

describe('safePath', () => {
  it.each([
    ['/api/v1/settings?api_key=secret', '/api/v1/settings'],
    ['/x/callbacks/a-token', '/x/callbacks/***'],
    ['/x/callbacks/a-token/', '/x/callbacks/***/'],
    ['/dids/0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b', '/dids/0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b'],
    ['/dids/+918047112345', '/dids/+********2345'],
    ['/dids/080-4711-2345', '/dids/***-****-2345'],
    ['/dids/1234', '/dids/1234'],
    ['/x/%63allbacks/a-token', '/x/callbacks/***'],
    ['/x/callbacks/a%2Ftoken', '/x/callbacks/***'],
    ['http://host:80/x/callbacks/a-token?b', '/x/callbacks/***'],
    ['http://host', '/'],
    ['/dids/%00', '/dids/%00'],
    ['/dids/a%20b%C3%A9', '/dids/a%20b%C3%A9'],
    ['/x/callbacks/%ff', '/x/callbacks/***'],
    [`/x/callbacks//${TOKEN}`, '/x/callbacks//***'],
    [`/x/callbacks%2f${TOKEN}`, '/x/callbacks%2f***'],
    [`/x/callbacks%2F${TOKEN}/more`, '/x/callbacks%2F***/more'],
    [`/x/Callbacks/${TOKEN}`, '/x/Callbacks/***'],
    [`/x/callbacks;/${TOKEN}`, '/x/callbacks;/***'],
    [`/x/callbacks/a/callbacks/${TOKEN}`, '/x/callbacks/***/callbacks/***'],
    [`/cb/${TOKEN}`, '/cb/***'],
    [`/cb/%41${TOKEN}`, '/cb/***'],
    [`/cb%2f${TOKEN}`, '/cb%2f***'],
    [`/cb/${TOKEN}%2f${TOKEN}`, '/cb/***%2f***'],
    [`/x/test-calls/${ID}/events`, `/x/test-calls/${ID}/events`],
    [`/x/dids/${ID.toUpperCase()}/test-call`, `/x/dids/${ID.toUpperCase()}/test-call`],
    ['/api/v1/integrations/exotel/test-call-options', '/api/v1/integrations/exotel/test-call-options'],
  ])('shows %s as %s', (url, shown) => {
    expect(safePath(url)).toBe(shown);
  });
});
