import { prefixes, quietHours } from './limit.fields.js';

describe('TEST_CALL_QUIET_HOURS', () => {
  it('is read', () => {
    expect(quietHours.parse('21:00-09:30 Asia/Kolkata')).toEqual({
      from: 1260,
      until: 570,
      zone: 'Asia/Kolkata',
      text: '21:00-09:30 Asia/Kolkata',
    });
  });

  it.each([
    '21:00-09:00',
    '24:00-09:00 UTC',
    '21:60-09:00 UTC',
    '9:00-21:00 UTC',
    '21:00 09:00 UTC',
    '09:00-09:00 UTC',
    '21:00-09:00 Asia/Nowhere',
    'always',
  ])('is refused as %j', (text) => {
    expect(quietHours.safeParse(text).error?.issues[0]?.message).toBe(
      'must be like 21:00-09:00 Asia/Kolkata, in an IANA time zone',
    );
  });
});

describe('TEST_CALL_ALLOWED_PREFIXES', () => {
  it('is read', () => {
    expect(prefixes.parse('+91, +1')).toEqual(['+91', '+1']);
  });

  it.each(['91', '+0', '+91 22', '+', '+91,x'])('is refused as %j', (text) => {
    expect(prefixes.safeParse(text).success).toBe(false);
  });
});
