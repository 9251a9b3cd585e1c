import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ConnectionError } from './problem';
import { keys } from './queries';

export function createQueryClient(): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    mutationCache: new MutationCache({
      // Whatever was sent may stand in the trail, refused calls too, and may have put right what was warned of.
      onSettled: () => {
        void queryClient.invalidateQueries({ queryKey: keys.audit });
        void queryClient.invalidateQueries({ queryKey: keys.readiness });
        // A check may be outdated by it.
        void queryClient.invalidateQueries({ queryKey: keys.checks });
      },
    }),
    defaultOptions: {
      queries: {
        // The service may run on this very machine: the browser's idea of being online says nothing about it.
        networkMode: 'always',
        retry: (count, error) => error instanceof ConnectionError && count < 1,
        retryDelay: 500,
        staleTime: 2_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return queryClient;
}
