import { toLabel } from './to-label.js';

const E164 = '+918047112345';

describe('the label of an imported number', () => {
  it.each([
    ['Support line', 'Support line'],
    ['  Line\t0\n', 'Line 0'],
    ['24x7', '24x7'],
    ['Sales 080-4711-2345', 'Sales 080-4711-2345'],
    ['080-4711-2346', '080-4711-2346'],
    ['\ud83d\ude00'.repeat(200), '\ud83d\ude00'.repeat(120)],
    ['half \ud83d', 'half \ufffd'],
  ])('is its name at Exotel: %j', (name, label) => {
    expect(toLabel(name, E164)).toBe(label);
  });

  it.each(['', ' ', '08047112345', '8047112345', '918047112345', '+91 80 4711 2345', '(080) 4711-2345'])(
    'is empty where that is the number itself, or nothing: %j',
    (name) => {
      expect(toLabel(name, E164)).toBe('');
    },
  );
});
