import { NotFoundError, ValidationFailedError } from '../../common/errors/http.errors.js';
import type { Metrics } from '../../metrics/metrics.js';
import { CallReports } from './call-reports.js';
import type { CallStatus } from './call-status.js';
import type { CallReport, ReportEffect } from './test-call.model.js';
import type { TestCallStore } from './test-call.store.js';

const report = (status: CallStatus | null): CallReport => ({
  source: 'callback',
  status,
  providerStatus: '',
  callSid: '',
});

describe('CallReports', () => {
  let counted: string[];

  beforeEach(() => {
    counted = [];
  });

  function reports(applyReport: () => Promise<ReportEffect>, callId: string | null = 'call'): CallReports {
    return new CallReports(
      { applyReport, findIdByCallback: () => Promise.resolve(callId) } as unknown as TestCallStore,
      {
        callReports: { inc: ({ effect }: { effect: string }) => counted.push(`report ${effect}`) },
        endedCalls: { inc: ({ status }: { status: string }) => counted.push(`ended ${status}`) },
      } as unknown as Metrics,
      { now: () => new Date(0) },
    );
  }

  it.each<[CallStatus | null, ReportEffect, string[]]>([
    ['completed', 'changed', ['report changed', 'ended completed']],
    ['completed', 'nothing', ['report nothing']],
    ['completed', 'conflict', ['report conflict']],
    ['answered', 'changed', ['report changed']],
    [null, 'changed', ['report changed']],
  ])(
    'count a report of %s whose effect is "%s" as such, and an end once',
    async (status, effect, expected) => {
      await reports(() => Promise.resolve(effect)).apply('call', report(status));

      expect(counted).toEqual(expected);
    },
  );

  it('answer a callback no sooner than it is stored', async () => {
    const away = new Error('the database is away');

    const applying = reports(() => Promise.reject(away)).applyCallback('token', report('completed'));

    await expect(applying).rejects.toBe(away);
    expect(counted).toEqual([]);
  });

  it.each([
    ['a token that is not one', null, report('completed'), NotFoundError],
    ['a token that is not one, whatever is in the body', null, null, NotFoundError],
    ['a report that names no state', 'call', null, ValidationFailedError],
  ])('refuse %s', async (_what, callId, told, error) => {
    const applying = reports(() => Promise.resolve('changed'), callId).applyCallback('token', told);

    await expect(applying).rejects.toThrow(error);
    expect(counted).toEqual([]);
  });
});
