import fc from 'fast-check';
import { isSameFlow, parseFlowUrl, regionOfApi } from './flow-url.js';

const REGIONS = { singapore: 'https://api.exotel.com', mumbai: 'https://api.in.exotel.com' };

describe('parseFlowUrl', () => {
  it.each([
    ['http://my.exotel.com/acme1/exoml/start_voice/70001', 'singapore', 'acme1', '70001'],
    ['https://my.exotel.com/acme1/exoml/start_voice/70001/', 'singapore', 'acme1', '70001'],
    ['https://my.exotel.com:443/acme1/exoml/start_voice/70001', 'singapore', 'acme1', '70001'],
    ['http://my.in.exotel.com/acme1/exoml/start_voice/7', 'mumbai', 'acme1', '7'],
    ['http://my.mum1.exotel.com/acme1/exoml/start_voice/7', 'mumbai', 'acme1', '7'],
    ['HTTP://MY.EXOTEL.COM/acme1/exoml/start_voice/7', 'singapore', 'acme1', '7'],
    ['http://my.exotel.in/exoml/start/70001', undefined, undefined, '70001'],
    ['https://my.exotel.com/exoml/start/70001', 'singapore', undefined, '70001'],
  ])('reads %s', (url, region, accountSid, appId) => {
    expect(parseFlowUrl(url)).toEqual({ region, accountSid, appId });
  });

  it('knows a flow for SMS', () => {
    expect(parseFlowUrl('http://my.exotel.com/acme1/exoml/start_sms/70001')).toBe('sms');
  });

  it.each([
    '',
    'my.exotel.com/acme1/exoml/start_voice/70001',
    'http://exotel.com/acme1/exoml/start_voice/70001',
    'http://my.exotel.com.example/acme1/exoml/start_voice/70001',
    'http://my.exotel.com@example.com/acme1/exoml/start_voice/70001',
    'http://my.exotel.com:8080/acme1/exoml/start_voice/70001',
    'http://my.exotel.com:443/acme1/exoml/start_voice/70001',
    'http://user:pw@my.exotel.com/acme1/exoml/start_voice/70001',
    'http://user@my.exotel.com/acme1/exoml/start_sms/70001',
    'http://my.exotel.com/acme1/exoml/start_voice/flow',
    'http://my.exotel.com/acme1/exoml/start_voice/',
    'http://my.exotel.com/a/b/exoml/start_voice/70001',
    'http://my.exotel.com/acme1/start_voice/70001',
    'http://my.exotel.com/acme1/exoml/start_voice/70001/more',
    'http://my.exotel.com/exoml/start/70001/more',
  ])('takes %j for no flow', (url) => {
    expect(parseFlowUrl(url)).toBeNull();
  });

  it('throws at no text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        parseFlowUrl(text);
      }),
    );
  });
});

describe('isSameFlow', () => {
  const FLOW = 'http://my.exotel.com/acme1/exoml/start_voice/70001';

  it.each([
    FLOW,
    FLOW.replace('http:', 'https:'),
    `${FLOW}/`,
    'http://my.exotel.in/exoml/start/70001',
    'https://my.exotel.com/exoml/start/70001',
  ])('sees that %s is the same', (other) => {
    expect([isSameFlow(FLOW, other), isSameFlow(other, FLOW)]).toEqual([true, true]);
  });

  it.each([
    '',
    FLOW.replace('70001', '70002'),
    FLOW.replace('acme1', 'acme2'),
    FLOW.replace('my.', 'my.in.'),
    FLOW.replace('start_voice', 'start_sms'),
    'http://example.com/',
  ])('sees that %j is another', (other) => {
    expect([isSameFlow(FLOW, other), isSameFlow(other, FLOW)]).toEqual([false, false]);
  });
});

describe('addresses that name no flow', () => {
  it('are the same where they are equal', () => {
    expect(isSameFlow('http://example.com/', 'http://example.com/')).toBe(true);
  });
});

describe('regionOfApi', () => {
  it.each([
    ['https://api.exotel.com', 'singapore'],
    ['https://api.in.exotel.com', 'mumbai'],
    ['http://127.0.0.1:4010', undefined],
    ['junk', undefined],
    ['', undefined],
  ])('puts %j in %s', (url, region) => {
    expect(regionOfApi(url, REGIONS)).toBe(region);
  });
});
