import { QueryClient } from '@tanstack/react-query';
import { ConnectionError } from './problem';

export function createQueryClient(): QueryClient {
  return new QueryClient({
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
}
