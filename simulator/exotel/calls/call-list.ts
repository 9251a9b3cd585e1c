import { toNational, isSameNumber } from '../numbers/phone-number.js';
import type { Fields } from '../http/form.js';
import type { Variants } from '../variants.js';
import { hasEnded, type Call } from './call.js';
import { parseExotelDate } from './exotel-date.js';

export interface ListQuery {
  sids: string[];
  from: string[];
  to: string[];
  status: string;
  since: Date;
  until: Date;
  ascending: boolean;
  pageSize: number;
  before: string | undefined;
  after: string | undefined;
}

export interface CallPage {
  total: number;
  calls: Call[];
  /** Cursors, `null` at either end. */
  before: string | null;
  after: string | null;
}

const DAY_MS = 24 * 3_600_000;
const MAX_RANGE_MS = 31 * DAY_MS;
const MAX_AGE_MS = 184 * DAY_MS;
const MAX_SIDS = 100;
const MAX_NUMBERS = 5;
const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 100;

/** Reads the query of the call list, or says in one sentence what is wrong with it. */
export function readListQuery(query: Fields, variants: Variants, now: Date): ListQuery | string {
  const text = (name: string): string => [query[name] ?? ''].flat()[0] ?? '';
  const list = (name: string): string[] => text(name).split(',').filter(Boolean);
  const range = readRange(text('DateCreated'), variants, now);
  if (typeof range === 'string') return range;
  const read: ListQuery = {
    sids: list('Sid'),
    from: list('From'),
    to: list('To'),
    status: text('Status'),
    ...range,
    ascending: text('SortBy') === 'DateCreated:asc',
    pageSize: text('PageSize') === '' ? DEFAULT_PAGE_SIZE : Number(text('PageSize')),
    before: text('Before') || undefined,
    after: text('After') || undefined,
  };
  return faultOf(read) ?? read;
}

function faultOf(query: ListQuery): string | undefined {
  const { pageSize, sids, from, to } = query;
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    return `PageSize must be from 1 to ${MAX_PAGE_SIZE}`;
  }
  if (sids.length > MAX_SIDS) return `Sid takes at most ${MAX_SIDS} values`;
  const tooMany = Math.max(from.length, to.length) > MAX_NUMBERS;
  return tooMany ? `From and To take at most ${MAX_NUMBERS} numbers` : undefined;
}

/** `gte:2026-03-04 11:20:05;lte:2026-03-04 11:22:05`, either part alone too; the last month by default. */
function readRange(text: string, variants: Variants, now: Date): Pick<ListQuery, 'since' | 'until'> | string {
  const bounds = readBounds(text, variants);
  if (!bounds) return 'DateCreated must look like gte:YYYY-MM-DD HH:MM:SS;lte:YYYY-MM-DD HH:MM:SS';
  const until = bounds.get('lte') ?? new Date(now.getTime() + 1_000);
  const since = bounds.get('gte') ?? new Date(until.getTime() - MAX_RANGE_MS);
  if (until.getTime() - since.getTime() > MAX_RANGE_MS + 1_000) {
    return 'DateCreated spans more than one month';
  }
  if (now.getTime() - since.getTime() > MAX_AGE_MS) return 'DateCreated is more than six months ago';
  return { since, until };
}

function readBounds(text: string, { dateZone }: Variants): Map<string, Date> | undefined {
  const bounds = new Map<string, Date>();
  for (const part of text.split(';').filter(Boolean)) {
    const [, operator, value] = /^(gte|lte):(.+)$/.exec(part.trim()) ?? [];
    const date = parseExotelDate(value ?? '', dateZone);
    if (operator === undefined || !date) return undefined;
    bounds.set(operator, date);
  }
  return bounds;
}

/** One page of the calls (given oldest first) that fit. */
export function listPage(calls: readonly Call[], query: ListQuery, variants: Variants): CallPage {
  const fitting = calls.filter((call) => fits(call, query, variants));
  if (!query.ascending) fitting.reverse();
  const [start, end] = windowOf(fitting, query);
  const page = fitting.slice(start, end);
  return {
    total: fitting.length,
    calls: page,
    before: start > 0 ? cursorOf(page[0]) : null,
    after: end < fitting.length ? cursorOf(page.at(-1)) : null,
  };
}

function windowOf(calls: readonly Call[], { before, after, pageSize }: ListQuery): [number, number] {
  const placeOf = (cursor: string): number => calls.findIndex((call) => cursorOf(call) === cursor);
  if (after !== undefined) {
    const start = placeOf(after) + 1;
    return [start, start + pageSize];
  }
  if (before !== undefined) {
    const end = Math.max(0, placeOf(before));
    return [Math.max(0, end - pageSize), end];
  }
  return [0, pageSize];
}

function cursorOf(call: Call | undefined): string | null {
  return call ? Buffer.from(`call:${call.sid}`).toString('base64url') : null;
}

type Test = (call: Call, query: ListQuery, variants: Variants) => boolean;

const TESTS: readonly Test[] = [
  (call, { sids }) => sids.length === 0 || sids.includes(call.sid),
  (call, { from }) => from.length === 0 || from.some((number) => isSameNumber(number, call.callee)),
  (call, { to }) => to.length === 0 || to.some((number) => isSameNumber(number, toNational(call.exophone))),
  (call, { status }) => status === '' || status === call.status,
  // The dates carry whole seconds, so both ends do too.
  (call, { since }) => Math.floor(call.createdAt.getTime() / 1_000) >= Math.floor(since.getTime() / 1_000),
  (call, { until }) => Math.floor(call.createdAt.getTime() / 1_000) <= Math.floor(until.getTime() / 1_000),
  (call, _query, { listedCalls }) => listedCalls === 'all' || hasEnded(call),
];

function fits(call: Call, query: ListQuery, variants: Variants): boolean {
  return TESTS.every((test) => test(call, query, variants));
}
