import { isQuiet } from './is-quiet.js';

const hours = (from: string, until: string, zone: string): Parameters<typeof isQuiet>[1] => {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return { from: minutes(from), until: minutes(until), zone, text: '' };
};
const NIGHT = hours('21:00', '09:00', 'Asia/Kolkata');

describe('isQuiet', () => {
  it.each([
    ['2026-03-04T15:29:59Z', false, '20:59:59'],
    ['2026-03-04T15:30:00Z', true, '21:00'],
    ['2026-03-04T18:30:00Z', true, 'midnight'],
    ['2026-03-04T18:29:59Z', true, '23:59:59'],
    ['2026-03-05T03:29:59Z', true, '08:59:59'],
    ['2026-03-05T03:30:00Z', false, '09:00'],
    ['2026-03-05T06:30:00Z', false, 'noon'],
  ])('across midnight: %s is %s, at %s in India', (now, quiet) => {
    expect(isQuiet(new Date(now), NIGHT)).toBe(quiet);
  });

  it.each([
    ['2026-03-04T11:59:00Z', false],
    ['2026-03-04T12:00:00Z', true],
    ['2026-03-04T13:59:00Z', true],
    ['2026-03-04T14:00:00Z', false],
  ])('within a day: %s is %s', (now, quiet) => {
    expect(isQuiet(new Date(now), hours('12:00', '14:00', 'UTC'))).toBe(quiet);
  });

  it.each([
    // Berlin, 29 March 2026: 02:00 becomes 03:00, at 01:00 UTC.
    ['2026-03-29T00:59:59Z', true, '01:59:59, quiet until 02:30'],
    ['2026-03-29T01:00:00Z', false, '03:00, the half hour was left out'],
    // Berlin, 25 October 2026: 03:00 becomes 02:00, at 01:00 UTC.
    ['2026-10-25T00:15:00Z', true, '02:15, the first time'],
    ['2026-10-25T00:45:00Z', false, '02:45, the first time'],
    ['2026-10-25T01:15:00Z', true, '02:15, the second time'],
    ['2026-10-25T01:45:00Z', false, '02:45, the second time'],
    // The same clock time in winter and in summer.
    ['2026-01-15T21:00:00Z', true, '22:00 in winter'],
    ['2026-07-15T20:00:00Z', true, '22:00 in summer'],
    ['2026-07-15T19:59:00Z', false, '21:59 in summer'],
  ])('where clocks are put back and forward: %s is %s, %s', (now, quiet) => {
    expect(isQuiet(new Date(now), hours('22:00', '02:30', 'Europe/Berlin'))).toBe(quiet);
  });
});
