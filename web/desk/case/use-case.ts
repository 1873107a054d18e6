import { useQuery } from '@tanstack/react-query';
import { caseDetail } from '../../../schemas/worklist.ts';
import { request } from '../api/request.ts';

/**
 * A case, asked for once each time somebody opens it: every answer is a view on record (requirements D2), so it neither
 * updates by itself nor stays behind in memory.
 */
export const useCase = (id: string) =>
  useQuery({
    queryKey: ['case', id],
    queryFn: () => request({ path: `/v1/declarations/${id}`, answer: caseDetail }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
