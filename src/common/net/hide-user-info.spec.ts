import { hideUserInfo } from './hide-user-info.js';

describe('hideUserInfo', () => {
  it.each([
    ['https://ops:secret@core-1.example.com/x@y', 'https://***@core-1.example.com/x@y'],
    ['https://ops:pa#ss@core', 'https://***@core'],
    ['https://ops:pa?ss@core', 'https://***@core'],
    ['https://ops:p@ss@core', 'https://***@core'],
    [' wss://ops:pa ss@core', ' wss://***@core'],
    ['//ops@core', '//***@core'],
    ['a https://a:b@c/d https://e:f@g', 'a https://***@c/d https://***@g'],
    ['https://core.example.com/a?mail=a@b', 'https://core.example.com/a?mail=a@b'],
    ['ops@example.com', 'ops@example.com'],
    ['', ''],
  ])('%j: %j', (text, shown) => {
    expect(hideUserInfo(text)).toBe(shown);
  });
});
