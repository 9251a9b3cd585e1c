import { useId } from 'react';
import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQuery,
} from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { isTokenRefused } from '../session/session';
import { api, ask, askTagged } from './client';
import type { Schemas } from './client';
import { codeOf } from './problem';

export type Did = Schemas['DidResponse'];
export type Integration = Schemas['IntegrationResponse'];
export type TestCall = Schemas['TestCallResponse'];
export type TestCallDetail = Schemas['TestCallDetailResponse'];
export type CallStatus = TestCall['status'];
export type Preflight = Schemas['PreflightResponse'];
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

const lastCheckOf = (id: string) =>
  queryOptions({ queryKey: keys.check(id), queryFn: () => readLastCheck(id), staleTime: 60_000 });

/** The last check of a number; null before the first. */
export const useLastCheck = (id: string) => useQuery(lastCheckOf(id));

/** The last check of each of these numbers, a request for each. */
export const useLastChecks = (ids: readonly string[]) => useQueries({ queries: ids.map(lastCheckOf) });

async function readLastCheck(id: string): Promise<Preflight | null> {
  try {
    return await ask(
      api.GET('/api/v1/integrations/exotel/dids/{did_id}/check', { params: { path: { did_id: id } } }),
    );
  } catch (error) {
    if (codeOf(error) === 'not_found') return null;
    throw error;
  }
}

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
