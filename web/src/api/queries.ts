import { useId } from 'react';
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { isTokenRefused } from '../session/session';
import { api, ask, askTagged } from './client';
import type { Schemas } from './client';

export type Did = Schemas['DidResponse'];
export type Integration = Schemas['IntegrationResponse'];
export type TestCall = Schemas['TestCallResponse'];
export type TestCallDetail = Schemas['TestCallDetailResponse'];
export type CallStatus = TestCall['status'];
export type Preflight = Schemas['PreflightResponse'];
export type LastCheck = Schemas['LastCheckResponse'];
export type Check = Schemas['CheckResponse'];
export type Verification = Schemas['VerificationResponse'];
export type FleetStatus = Schemas['FleetStatusResponse'];
export type AuditEntry = Schemas['AuditEntryResponse'];
export type AuditPage = Schemas['AuditPageResponse'];

export const keys = {
  integration: ['integration'],
  did: (id: string) => ['did', id],
  options: ['test-call-options'],
  calls: ['test-calls'],
  call: (id: string) => ['test-call', id],
  settings: ['settings'],
  fleet: ['fleet'],
  verification: ['verification'],
  checks: ['checks'],
  check: (id: string) => ['check', id],
  exophones: ['exophones'],
  audit: ['audit'],
  readiness: ['readiness'],
} as const;

/** After a change of the numbers; done when their list is there. */
export async function refreshNumbers(queryClient: QueryClient): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: keys.options });
  await queryClient.invalidateQueries({ queryKey: keys.integration });
}

/* The return types are TanStack's own, and long; they are inferred from the API's document. */

export const readIntegration = () => askTagged(api.GET('/api/v1/integrations/exotel'));

export const readDid = (id: string) =>
  askTagged(api.GET('/api/v1/integrations/exotel/dids/{did_id}', { params: { path: { did_id: id } } }));

export const readSettings = () => askTagged(api.GET('/api/v1/settings'));

export const useIntegration = (enabled = true) =>
  useQuery({ queryKey: keys.integration, queryFn: readIntegration, enabled });

/** Always read anew: a form starts from what is stored now, not from what the form before it was opened on. */
export const useDid = (id: string) => {
  const form = useId();
  return useQuery({
    queryKey: [...keys.did(id), form],
    queryFn: () => readDid(id),
    gcTime: 0,
    staleTime: Infinity,
  });
};

export const useTestCallOptions = (enabled = true) =>
  useQuery({
    queryKey: keys.options,
    queryFn: () => ask(api.GET('/api/v1/integrations/exotel/test-call-options')),
    enabled,
  });

export const useSettings = (enabled = true) =>
  useQuery({ queryKey: keys.settings, queryFn: readSettings, enabled });

export const useVerification = (enabled: boolean) =>
  useQuery({
    queryKey: keys.verification,
    queryFn: () => ask(api.GET('/api/v1/integrations/exotel/verification')),
    enabled,
  });

const lastChecks = queryOptions({
  queryKey: keys.checks,
  queryFn: () => ask(api.GET('/api/v1/integrations/exotel/checks')),
});

/** The last check of every number that was checked, in one request. */
export const useLastChecks = () => useQuery(lastChecks);

/** The last check of a number, in short; nothing before the first. */
export const useLastCheck = (id: string): LastCheck | undefined =>
  useQuery({ ...lastChecks, select: ({ items }) => items.find(({ did_id }) => did_id === id) }).data;

/** The last check of a number, with its lines; not asked for before the first. */
export const usePreflight = (id: string) => {
  const isThere = useLastCheck(id) !== undefined;
  return useQuery({
    queryKey: keys.check(id),
    queryFn: () =>
      ask(api.GET('/api/v1/integrations/exotel/dids/{did_id}/check', { params: { path: { did_id: id } } })),
    enabled: isThere,
  });
};

/** A number was checked just now: whatever shows its last check shows this one. */
export function showCheck(queryClient: QueryClient, didId: string, check: Preflight): void {
  const short: LastCheck = {
    did_id: didId,
    ok: check.ok,
    checked_at: check.checked_at,
    outdated: false,
    failed: namesOf(check, 'fail'),
    warned: namesOf(check, 'warn'),
    unknown: namesOf(check, 'unknown'),
  };
  queryClient.setQueryData(keys.check(didId), check);
  queryClient.setQueryData(lastChecks.queryKey, (before) => {
    const others = before?.items.filter(({ did_id }) => did_id !== didId) ?? [];
    return before && { items: [...others, short] };
  });
  // Something may have been changed while it was made.
  void queryClient.invalidateQueries({ queryKey: keys.checks });
}

const namesOf = ({ checks }: Preflight, wanted: Check['status']): Check['name'][] =>
  checks.filter(({ status }) => status === wanted).map(({ name }) => name);

export const useExophones = () =>
  useQuery({
    queryKey: keys.exophones,
    queryFn: () => ask(api.GET('/api/v1/integrations/exotel/exophones')),
    staleTime: 0,
    gcTime: 0,
  });

/** A token that was refused once is refused each time. */
const every = (ms: number) => (): number | false => (isTokenRefused() ? false : ms);

const FLEET_EVERY_MS = 5_000;

export const useFleet = () =>
  useQuery({
    queryKey: keys.fleet,
    queryFn: () => ask(api.GET('/api/v1/fleet/status')),
    refetchInterval: every(FLEET_EVERY_MS),
  });

export interface CallFilters {
  readonly did_id?: string;
  readonly status?: string;
  readonly from?: string;
  readonly to?: string;
}

const LIVE_EVERY_MS = 3_000;
const GOING_ON: readonly CallStatus[] = ['requested', 'placed', 'answered'];

export function isGoingOn(status: CallStatus): boolean {
  return GOING_ON.includes(status);
}

/** The history, page by page; looked at again while a call of it goes on. */
export const useCalls = (filters: CallFilters, limit: number) =>
  useInfiniteQuery({
    queryKey: [...keys.calls, filters, limit],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/integrations/exotel/test-calls', {
          params: {
            query: { ...filters, limit: String(limit), ...(pageParam !== null && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const newest = state.data?.pages[0]?.items ?? [];
      return newest.some(({ status }) => isGoingOn(status)) ? every(LIVE_EVERY_MS)() : false;
    },
  });

export const useCall = (id: string) =>
  useQuery({
    queryKey: keys.call(id),
    queryFn: () => ask(api.GET('/api/v1/integrations/exotel/test-calls/{id}', { params: { path: { id } } })),
  });

export interface AuditFilters {
  readonly actor?: string;
  readonly action?: string;
  readonly did_id?: string;
}

const readAuditPage = (filters: AuditFilters, limit: number, cursor: string | null = null) =>
  ask(
    api.GET('/api/v1/audit', {
      params: { query: { ...filters, limit: String(limit), ...(cursor !== null && { cursor }) } },
    }),
  );

/** The trail, page by page. */
export const useAudit = (filters: AuditFilters, limit: number) =>
  useInfiniteQuery({
    queryKey: [...keys.audit, filters, limit],
    queryFn: ({ pageParam }) => readAuditPage(filters, limit, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });

/** The newest entries of each of these actions; one answer serves all who ask for the same. */
export const useNewestEntries = (actions: readonly AuditEntry['action'][], limit: number) =>
  useQuery({
    queryKey: [...keys.audit, 'newest', actions, limit],
    queryFn: () => Promise.all(actions.map((action) => readAuditPage({ action }, limit))),
  });

const READINESS_EVERY_MS = 60_000;

/** What the service warns of although it serves requests. */
export const useReadiness = () =>
  useQuery({
    queryKey: keys.readiness,
    queryFn: () => ask(api.GET('/health/ready')),
    refetchInterval: every(READINESS_EVERY_MS),
  });
