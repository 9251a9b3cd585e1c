import { safePath } from './safe-path.js';

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
  ])('shows %s as %s', (url, shown) => {
    expect(safePath(url)).toBe(shown);
  });
});
