import { isSignOfBot } from './bot-sign.wire.js';

describe('isSignOfBot', () => {
  it.each([
    '{"event":"media","stream_sid":"1","media":{"payload":"AAAA"}}',
    '{"event":"mark","streamSid":"1","mark":{"name":"ready"}}',
    '{"event":"clear"}',
  ])('hears the bot in %s', (text) => {
    expect(isSignOfBot(text)).toBe(true);
  });

  it.each([
    '{"event":"error","message":"no such bot"}',
    '{"event":"connected"}',
    '{"event":["media"]}',
    '{"type":"media"}',
    '"media"',
    'null',
    'media',
    '',
  ])('hears no bot in %j', (text) => {
    expect(isSignOfBot(text)).toBe(false);
  });
});
