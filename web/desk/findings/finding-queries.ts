import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import {
  type Finding,
  type FindingState,
  type FindingStepRequest,
  finding,
  findingList,
} from '../../../schemas/finding.ts';
import { request } from '../api/request.ts';

export interface FindingsAsked {
  region: string;
  state: FindingState;
  rule: string | undefined;
}

/** The findings of a region, page after page: a masked list is no view (design.md §3). */
export const useFindings = ({ region, state, rule }: FindingsAsked) =>
  useInfiniteQuery({
    queryKey: ['findings', region, state, rule],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({
        ...{ region, state },
        ...(rule !== undefined && { rule }),
        ...(pageParam !== undefined && { cursor: pageParam }),
      });
      return request({ path: `/v1/findings?${query.toString()}`, answer: findingList, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** A finding, asked for once each time that somebody opens it: every answer is a view on record (requirements D2). */
export const useFinding = (id: string) =>
  useQuery({
    queryKey: ['finding', id],
    queryFn: () => request({ path: `/v1/findings/${id}`, answer: finding }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** Takes a step: the same content is the same request however often it is sent, and what it did is shown from its own answer. */
export function useFindingStep(id: string, saved: (now: Finding) => void) {
  const client = useQueryClient();
  const sent = useRef({ content: '', key: '' });
  return useMutation({
    mutationFn: (body: FindingStepRequest) => {
      const content = JSON.stringify(body);
      if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
      const send = { method: 'POST', body, key: sent.current.key } as const;
      return request({ path: `/v1/findings/${id}/steps`, answer: finding, send });
    },
    onSuccess: (now) => {
      // The same step once more on purpose is another one.
      sent.current = { content: '', key: '' };
      client.setQueryData(['finding', id], now);
      saved(now);
      void client.invalidateQueries({ queryKey: ['findings'] });
      void client.invalidateQueries({ queryKey: ['statistics'] });
    },
  });
}
