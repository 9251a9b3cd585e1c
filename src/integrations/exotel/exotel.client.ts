import { Injectable } from '@nestjs/common';
import { ExotelHttp } from './exotel-http.client.js';
import type { ExotelAnswer } from './exotel-http.client.js';
import { ProviderBadResponseError, ProviderTimeoutError } from './exotel.errors.js';
import type { Asked } from './exotel.errors.js';
import type { CallRequest, Credentials, Exophone, ListedCall, ProviderCall } from './exotel.model.js';
import { toAccountSid, toCall, toCallList, toConnectForm, toExophonePage } from './exotel.wire.js';
import type { ExophonePage } from './exotel.wire.js';

const PAGE_SIZE = 50;
/** The most that `MAX_DIDS` can be. A shorter list than the account's would be a lie. */
const MAX_NUMBERS = 10_000;
const MAX_PAGES = MAX_NUMBERS / PAGE_SIZE;
/** For all pages together. */
const LIST_WITHIN_MS = 60_000;

/** What we ask of Exotel. Each method may throw what `ExotelHttp.ask` throws. */
@Injectable()
export class ExotelClient {
  constructor(private readonly http: ExotelHttp) {}

  /** Asks Exotel to ring someone and connect them to a flow; success means dialling, not answered. Not repeatable. */
  async placeCall(credentials: Credentials, call: CallRequest): Promise<ProviderCall> {
    const request = {
      operation: 'connect',
      method: 'POST',
      path: 'Calls/connect',
      form: toConnectForm(call),
    } as const;
    return this.http.ask(credentials, request, (answer) => namedCall('to call', answer));
  }

  /** What Exotel says of a call now. */
  async fetchCall(credentials: Credentials, callSid: string): Promise<ProviderCall> {
    const path = `Calls/${encodeURIComponent(callSid)}.json`;
    const request = { operation: 'call_details', method: 'GET', path } as const;
    return this.http.ask(credentials, request, (answer) => namedCall('to tell', answer));
  }

  /**
   * The calls to `from` that Exotel lists as made between two times (`YYYY-MM-DD HH:mm:ss`).
   * https://developer.exotel.com/api/call-details
   */
  async listCalls(
    credentials: Credentials,
    from: string,
    since: string,
    until: string,
  ): Promise<ListedCall[]> {
    const request = {
      operation: 'call_list',
      method: 'GET',
      path: 'Calls.json',
      params: { From: from, DateCreated: `gte:${since};lte:${until}`, PageSize: 100 },
    } as const;
    return this.http.ask(credentials, request, ({ document, secrets }) => {
      const calls = toCallList(document, secrets.hideInField);
      if (!calls) throw new ProviderBadResponseError('to tell', 'it is no list of calls');
      return calls.filter(({ callSid }) => !secrets.isInField(callSid));
    });
  }

  /**
   * The SID of the account that Exotel lets these credentials see, `""` where it names none; asking rings nobody and
   * costs nothing. An error or a proxy's page under 2xx says nothing of the credentials.
   */
  async fetchAccountSid(credentials: Credentials): Promise<string> {
    const request = { operation: 'account', method: 'GET', path: '' } as const;
    return this.http.ask(credentials, request, ({ document }) => {
      const sid = toAccountSid(document);
      if (sid === undefined) throw new ProviderBadResponseError('to tell', 'it is not about an account');
      return sid;
    });
  }

  /**
   * The account's numbers, all pages. The address of the next page names a host of Exotel's own, without encryption:
   * only its query is used. https://developer.exotel.com/api/exophone-details
   */
  async listExophones(credentials: Credentials): Promise<Exophone[]> {
    const exophones = new Map<string, Exophone>();
    const seen = new Set<string>();
    const endsAt = performance.now() + LIST_WITHIN_MS;
    let listed = 0;
    let params: Record<string, string> = { Page: '0', PageSize: String(PAGE_SIZE) };
    for (let asked = 0; asked < MAX_PAGES; asked += 1) {
      const request = {
        operation: 'exophones',
        method: 'GET',
        version: 'v2_beta',
        path: 'IncomingPhoneNumbers',
        params,
      } as const;
      const page = await this.http.ask(credentials, request, exophonePageOf);
      listed += page.exophones.length;
      if (listed > MAX_NUMBERS) {
        throw new ProviderBadResponseError('to tell', `it lists more than ${MAX_NUMBERS} numbers`);
      }
      // A number that moves between pages while they are read is listed twice.
      for (const exophone of page.exophones) {
        if (!exophones.has(exophone.number)) exophones.set(exophone.number, exophone);
      }
      if (!page.next) return [...exophones.values()];
      seen.add(JSON.stringify(params));
      if (seen.has(JSON.stringify(page.next))) break;
      if (performance.now() > endsAt) throw new ProviderTimeoutError('to tell', 'late');
      params = page.next;
    }
    throw new ProviderBadResponseError('to tell', 'its list of numbers does not end');
  }
}

function exophonePageOf({ document, secrets }: ExotelAnswer): ExophonePage {
  const page = toExophonePage(document, secrets.hideInField);
  if (!page) throw new ProviderBadResponseError('to tell', 'it is no list of numbers');
  return page;
}

function namedCall(asked: Asked, { document, secrets }: ExotelAnswer): ProviderCall {
  const call = toCall(document, secrets.hideInField);
  if (!call || secrets.isInField(call.callSid)) {
    throw new ProviderBadResponseError(asked, 'it names no call SID');
  }
  return call;
}
