import { toWebSocketBase } from './to-websocket-base.js';

describe('toWebSocketBase', () => {
  it.each([
    [[], 'wss://localhost'],
    [[''], 'wss://localhost'],
    [['  '], 'wss://localhost'],
    [['https://core-1.example.com'], 'wss://core-1.example.com'],
    [['http://core-1.example.com:8080/'], 'ws://core-1.example.com:8080'],
    [['wss://core-1.example.com//'], 'wss://core-1.example.com'],
    [['ws://core-1.example.com/base/'], 'ws://core-1.example.com/base'],
    [['HTTPS://core-1.example.com'], 'wss://core-1.example.com'],
    [['https://core-1.example.com', 'https://core-2.example.com'], 'wss://core-1.example.com'],
  ])('makes of %j %s', (fleet, base) => {
    expect(toWebSocketBase(fleet)).toBe(base);
  });
});
