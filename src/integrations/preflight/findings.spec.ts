import type { Did, Exophone } from '../exotel/exotel.model.js';
import { findingOnNumberFlow, findingOnOwnership } from './findings.js';

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
