import type { Did, Exophone, Verification } from '../exotel/exotel.model.js';
import {
  findingOnFlowUrl,
  findingOnNumberFlow,
  findingOnOwnership,
  whyNotAskForNumbers,
} from './findings.js';
import type { FlowAccount, Standing } from './findings.js';

const FLOW = 'http://my.exotel.com/acme1/exoml/start_voice/70001';

const aDid = (number: string): Did => ({ id: 'did-1', number, label: '', botId: 'echo', flowUrl: FLOW });
const anExophone = (change: Partial<Exophone> = {}): Exophone => ({
  number: '+918047110001',
  friendlyName: '',
  hasVoice: true,
  flowUrl: FLOW,
  ...change,
});

describe('a number among those of the account', () => {
  it('is found in another spelling', () => {
    expect(findingOnOwnership(aDid('080-4711-0001'), [anExophone()]).status).toBe('pass');
  });

  it.each([
    [true, 'pass'],
    [false, 'fail'],
    [undefined, 'unknown'],
  ])('with voice %s is told as %s', (hasVoice, status) => {
    expect(findingOnOwnership(aDid('+918047110001'), [anExophone({ hasVoice })]).status).toBe(status);
  });

  it.each(['12', ''])('is not found as %j by an entry that cannot be read either', (number) => {
    const exophones = [anExophone({ number: 'PN1234' }), anExophone({ number: '12' })];

    expect(findingOnOwnership(aDid(number), exophones).status).toBe('fail');
    expect(findingOnNumberFlow(aDid(number), exophones).status).toBe('skipped');
  });
});

describe('a flow', () => {
  const SINGAPORE: FlowAccount = { accountSid: 'acme1', region: 'singapore' };

  it.each<[string, string, FlowAccount, string]>([
    ['of the account', FLOW, SINGAPORE, 'pass'],
    ['of another account', FLOW, { ...SINGAPORE, accountSid: 'acme2' }, 'fail'],
    ['of the other region', FLOW, { ...SINGAPORE, region: 'mumbai' }, 'fail'],
    ['of an account whose API has an address of its own', FLOW, { ...SINGAPORE, region: undefined }, 'pass'],
    ['without an account', 'http://my.exotel.com/exoml/start/70001', SINGAPORE, 'warn'],
    ['at the old host of every region', 'http://my.exotel.in/exoml/start/70001', SINGAPORE, 'warn'],
    ['before there are credentials', FLOW, { ...SINGAPORE, accountSid: '' }, 'unknown'],
    ['that is none', '', SINGAPORE, 'fail'],
  ])('%s: %s', (_what, flowUrl, account, status) => {
    expect(findingOnFlowUrl({ ...aDid('+918047110001'), flowUrl }, account).status).toBe(status);
  });

  it('that is none is compared with none of the number', () => {
    const did = { ...aDid('+918047110001'), flowUrl: '' };

    expect(findingOnNumberFlow(did, [anExophone({ flowUrl: '' })]).status).toBe('skipped');
  });
});

describe("the account's numbers", () => {
  it.each<[string | undefined, Verification['outcome'] | Extract<Standing, string>]>([
    [undefined, 'valid'],
    ['unknown', 'unreachable'],
    ['skipped', 'invalid_credentials'],
    ['skipped', 'not_configured'],
  ])('are %s where the credentials are %s', (status, word) => {
    const verification = { outcome: word, detail: '', suggestedApiBaseUrl: '', checkedAt: new Date(0) };
    const standing = word === 'not_configured' ? word : (verification as Verification);

    expect(whyNotAskForNumbers(standing)?.status).toBe(status);
  });
});
