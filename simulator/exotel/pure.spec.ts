import fc from 'fast-check';
import { Random } from '../support/random.js';
import { AudioWriter } from '../core/audio-writer.js';
import { parseExotelDate, toExotelDate } from './calls/exotel-date.js';
import { parseFlowUrl } from './calls/flow-url.js';
import { fateOf, magicOf, MAGIC_NUMBERS } from './magic-numbers.js';
import { isSameNumber, toE164, toNational } from './numbers/phone-number.js';
import { parseVariants } from './variants.js';

const mobile = fc.stringMatching(/^[6-9]\d{9}$/);

it('takes every spelling of a number for the same', () => {
  fc.assert(
    fc.property(mobile, (digits) => {
      const spellings = [digits, `0${digits}`, `91${digits}`, `+91${digits}`, `0091${digits}`];
      return spellings.every((one) => isSameNumber(one, `+91${digits}`) && toNational(one) === `0${digits}`);
    }),
  );
});

it('takes no word for a number', () => {
  expect(['', 'nobody', '+', '12', '+1234567890123456'].map(toE164)).toEqual(Array(5).fill(undefined));
});

it('reads the date it writes, to the second, in either zone', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.constantFrom('ist' as const, 'utc' as const),
      (date, zone) => {
        const read = parseExotelDate(toExotelDate(date, zone), zone);
        return read?.getTime() === Math.floor(date.getTime() / 1_000) * 1_000;
      },
    ),
  );
});

it('shows the epoch in IST as half past five', () => {
  expect(toExotelDate(new Date(0), 'ist')).toBe('1970-01-01 05:30:00');
});

it('knows a fate for every magic number', () => {
  for (const magic of Object.keys(MAGIC_NUMBERS)) {
    expect(magicOf(`+91900000${magic}`)).toBe(magic);
    expect(fateOf(magic).summary).not.toBe('');
  }
  expect(magicOf('+919000009999')).toBe('0000');
});

it('recognises voice flows only', () => {
  expect(parseFlowUrl('http://my.exotel.com/acme/exoml/start_voice/7')).toEqual({
    accountSid: 'acme',
    flowId: '7',
  });
  expect(parseFlowUrl('http://my.exotel.in/exoml/start/7')).toEqual({ accountSid: null, flowId: '7' });
  for (const url of [
    '',
    'flow',
    'ftp://my.exotel.com/a/exoml/start_voice/7',
    'http://my.exotel.com/a/exoml/start_voice/x',
  ]) {
    expect(parseFlowUrl(url)).toBeUndefined();
  }
});

it('cuts any audio into chunks that Exotel takes, and loses none', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 250_000 }), { maxLength: 8 }), (sizes) => {
      const chunks: Buffer[] = [];
      const writer = new AudioWriter((chunk) => chunks.push(chunk));
      for (const size of sizes) writer.add(Buffer.alloc(size, 1));
      writer.flush();
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const said = chunks.reduce((sum, chunk) => sum + chunk.filter((byte) => byte === 1).length, 0);
      const fine = chunks.every(({ length }) => length % 320 === 0 && length >= 3_200 && length <= 100_000);
      return fine && said === total;
    }),
    { numRuns: 30 },
  );
});

it('gives numbers from 0 to 1, the same for the same seed', () => {
  const [one, other] = [new Random(42), new Random(42)];
  const drawn = Array.from({ length: 1_000 }, () => one.next());

  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(drawn).toEqual(Array.from({ length: 1_000 }, () => other.next()));
});

it('reads variants by name and refuses others', () => {
  expect(parseVariants('connectTo=null, streamKeys=camel')).toEqual({
    connectTo: 'null',
    streamKeys: 'camel',
  });
  expect(() => parseVariants('nothing=1')).toThrow('SIM_VARIANTS: nothing must be one of connectStatus');
});
