import { useEffect, useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { isGoingOn, keys, useCall } from '../api/queries';
import type { TestCallDetail } from '../api/queries';
import { useSession } from '../session/session';
import { followCall } from './follow-call';

export interface LiveCall {
  readonly query: UseQueryResult<TestCallDetail>;
  /** Changes of the call are shown as they come. */
  readonly isLive: boolean;
  readonly isReconnecting: boolean;
}

/** A test call that is kept up to date while it can still change. */
export function useLiveCall(id: string): LiveCall {
  const queryClient = useQueryClient();
  const query = useCall(id);
  const { session } = useSession();
  const [isConnected, setIsConnected] = useState(true);
  const token = session?.token;
  const status = query.data?.status;
  const mayChange = status !== undefined && (isGoingOn(status) || status === 'unknown');
  useEffect(() => {
    if (!mayChange || token === undefined) return undefined;
    const leaving = new AbortController();
    void followCall({
      callId: id,
      token,
      signal: leaving.signal,
      onChange: (call) => {
        queryClient.setQueryData(keys.call(id), call);
      },
      onConnection: setIsConnected,
    });
    return () => {
      leaving.abort();
    };
  }, [id, token, mayChange, queryClient]);
  // What the lists say of it is over, also where it ended before it was read at all.
  useEffect(() => {
    if (status !== undefined) void queryClient.invalidateQueries({ queryKey: keys.calls });
  }, [status, queryClient]);
  const isLive = status !== undefined && isGoingOn(status);
  return { query, isLive: isLive && isConnected, isReconnecting: mayChange && !isConnected };
}
