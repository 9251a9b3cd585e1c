import type { AppConfig } from '../../config/config.js';
import type { ExotelClient } from './exotel.client.js';
import type { Credentials } from './exotel.model.js';
import type { ExotelStore } from './exotel.store.js';
import { VerificationService } from './verification.service.js';

const STORED: Credentials = {
  accountSid: 'acme',
  apiKey: 'key',
  apiToken: 'token',
  apiBaseUrl: 'https://api.exotel.com',
  version: '1',
};

describe('credentials that cannot be used', () => {
  let asked: number;

  beforeEach(() => {
    asked = 0;
  });

  function aService(stored: Partial<Credentials>): VerificationService {
    const credentials = { ...STORED, ...stored };
    return new VerificationService(
      {
        findCredentials: () => Promise.resolve(credentials),
        findIntegration: () => Promise.resolve(credentials),
      } as unknown as ExotelStore,
      { fetchAccountSid: () => Promise.resolve((asked += 1)) } as unknown as ExotelClient,
      { exotelAllowedHosts: [], exotelAllowLoopback: false, exotelRegions: {} } as unknown as AppConfig,
      { now: () => new Date(0) },
    );
  }

  it.each<[string, Partial<Credentials>, string]>([
    ['an address that is none', { apiBaseUrl: 'see the wiki' }, 'base_url_not_allowed'],
    ['an address that is no longer allowed', { apiBaseUrl: 'http://127.0.0.1:1' }, 'base_url_not_allowed'],
    ['no account SID', { accountSid: '' }, 'not_configured'],
    ['no key', { apiKey: '' }, 'not_configured'],
    ['no token', { apiToken: '' }, 'not_configured'],
  ])('are refused by name, and sent to nobody: %s', async (_what, stored, code) => {
    const service = aService(stored);

    await expect(service.getStoredCredentials()).rejects.toMatchObject({ code });
    await expect(service.verify({})).rejects.toMatchObject({ code });
    expect(asked).toBe(0);
  });

  it('are refused where what is given is completed from a stored address that is none', async () => {
    const given = { accountSid: 'acme', apiKey: 'k', apiToken: 't' };

    await expect(aService({ apiBaseUrl: 'see the wiki' }).verify(given)).rejects.toMatchObject({
      code: 'base_url_not_allowed',
    });
    expect(asked).toBe(0);
  });
});
