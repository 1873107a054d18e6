import { QueryClient } from '@tanstack/react-query';
import { UnreachableError } from '../../staff/refusals.ts';

export const refreshMs = 60_000;
const mostRetries = 2;

/** Figures update by themselves: each minute while the page is seen, and when somebody comes back to it. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      refetchInterval: refreshMs,
      refetchIntervalInBackground: false,
      refetchOnWindowFocus: true,
      staleTime: 10_000,
      retry: (count, error) => error instanceof UnreachableError && count < mostRetries,
    },
  },
});
