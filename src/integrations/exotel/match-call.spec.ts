import { fits } from './match-call.js';
import type { ListedCall } from './exotel.model.js';

describe('a listed call fits the traces of a test call', () => {
  const traces = {
    toNumber: '+919000000031',
    callerId: '080-4711-0001',
    createdAt: new Date('2026-03-04T05:50:05.000Z'),
  };
  const listed: ListedCall = {
    callSid: 'sid',
    status: 'completed',
    from: '09000000031',
    exophone: '08047110001',
    direction: 'outbound-api',
    dateCreated: '2026-03-04 11:20:05',
  };

  it.each<[string, Partial<ListedCall>]>([
    ['in India\u2019s time', {}],
    ['in UTC', { dateCreated: '2026-03-04 05:51:00' }],
    ['in Singapore\u2019s time', { dateCreated: '2026-03-04 13:49:00' }],
    ['two minutes later', { dateCreated: '2026-03-04 05:52:05' }],
    ['two minutes before', { dateCreated: '2026-03-04 05:48:05' }],
    ['without a direction', { direction: '' }],
    ['without our number', { exophone: '' }],
    ['with a name of our number that is none', { exophone: 'PN1234' }],
  ])('%s', (_title, change) => {
    expect(fits({ ...listed, ...change }, traces)).toBe(true);
  });

  it('but not a call whose numbers cannot be read, on both sides', () => {
    expect(fits({ ...listed, from: '' }, { ...traces, toNumber: '12' })).toBe(false);
  });

  it.each<[string, Partial<ListedCall>]>([
    ['the person\u2019s own call to us', { direction: 'inbound' }],
    ['one from the dashboard', { direction: 'outbound-dial' }],
    ['one from another number of ours', { exophone: '08047110002' }],
    ['one to another person', { from: '09000000032' }],
    ['one of three minutes later', { dateCreated: '2026-03-04 11:23:05' }],
    ['one without a time', { dateCreated: '' }],
  ])('but not %s', (_title, change) => {
    expect(fits({ ...listed, ...change }, traces)).toBe(false);
  });
});
