import { ProviderBadResponseError, ProviderRejectedError, ProviderTimeoutError } from './exotel.errors.js';
import {
  detailOf,
  detailOfDoubt,
  outcomeByOtherRegion,
  outcomeOfAccount,
  outcomeOfError,
} from './verification.js';

const refused = (httpStatus: number): Error =>
  new ProviderRejectedError('to tell', { httpStatus, code: '', message: '' });

describe('outcomeOfError', () => {
  it.each([
    [401, 'invalid_credentials'],
    [402, 'not_allowed'],
    [403, 'not_allowed'],
    [404, 'unknown_account'],
    [200, 'unreachable'],
    [400, 'unreachable'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ])('reads %i as %s', (httpStatus, outcome) => {
    expect(outcomeOfError(refused(httpStatus))).toBe(outcome);
  });

  it.each([
    [401, 'invalid_credentials'],
    [402, 'not_allowed'],
    [404, 'unknown_account'],
    [429, 'unreachable'],
  ])('reads an error under 200 that speaks of %i as %s', (statedStatus, outcome) => {
    const provider = { httpStatus: 200, statedStatus, code: '', message: '' };

    expect(outcomeOfError(new ProviderRejectedError('to tell', provider))).toBe(outcome);
  });

  it.each([
    [new ProviderTimeoutError('to tell', 'late')],
    [new ProviderBadResponseError('to tell', 'it redirects')],
    [new Error('a defect')],
    [null],
  ])('knows nothing of the credentials by %s', (error) => {
    expect(outcomeOfError(error)).toBe('unreachable');
  });
});

describe('outcomeOfAccount', () => {
  it.each([
    ['acme1', 'valid'],
    ['ACME1', 'valid'],
    ['', 'valid'],
    ['someoneelse', 'unknown_account'],
  ])('reads an answer about %s as %s', (sid, outcome) => {
    expect(outcomeOfAccount(sid, { accountSid: 'acme1' })).toBe(outcome);
  });
});

describe('the other region', () => {
  it.each([
    ['valid', 'other_region'],
    ['not_allowed', 'other_region'],
    ['unreachable', 'unreachable'],
    ['invalid_credentials', undefined],
    ['unknown_account', undefined],
  ] as const)('that says %s makes %s of a refusal', (there, outcome) => {
    expect(outcomeByOtherRegion(there)).toBe(outcome);
  });

  it.each([
    ['invalid_credentials', /API key or the API token.*other region.*could not be asked/],
    ['unknown_account', /no account.*other region.*could not be asked/],
  ] as const)('that could not be asked is named beside %s', (here, words) => {
    expect(detailOfDoubt(here)).toMatch(words);
  });
});

describe('detailOf', () => {
  it('has a sentence for each outcome', () => {
    const outcomes = [
      'valid',
      'invalid_credentials',
      'unknown_account',
      'other_region',
      'not_allowed',
      'unreachable',
    ] as const;

    expect(outcomes.every((outcome) => /^[A-Z].*\.$/.test(detailOf(outcome)))).toBe(true);
  });

  it.each([
    [new ProviderTimeoutError('to tell', 'late'), /could not be asked.*Try again/],
    [refused(500), /HTTP 500.*Try again/],
    [refused(429), /HTTP 429.*Try again/],
    [new ProviderBadResponseError('to tell', 'it redirects'), /it redirects.*Check the API base URL/],
  ])('says why nothing is known after %s', (error, words) => {
    expect(detailOf('unreachable', error)).toMatch(words);
  });
});
