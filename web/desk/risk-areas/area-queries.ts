import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type * as z from 'zod/mini';
import type { Problem } from '../../../schemas/problem.ts';
import { riskAreaList } from '../../../schemas/risk-area-list.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { request } from '../api/request.ts';

const root = '/v1/risk-areas';

/** The areas on the list in a province or city, page after page; on a day, or whenever. */
export const useAreas = ({ region, on }: { region: string | undefined; on: string | undefined }) =>
  useInfiniteQuery({
    queryKey: ['risk-areas', region, on],
    queryFn: ({ signal, pageParam }) => {
      const said = Object.entries({ region, on, after: pageParam }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      return request({
        path: `${root}?${new URLSearchParams(said).toString()}`,
        answer: riskAreaList,
        signal,
      });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

interface Action<Answer, Told extends Problem> {
  /** Below the list. */
  path: string;
  answer: z.ZodMiniType<Answer>;
  problem: z.ZodMiniType<Told>;
}

/**
 * Something that is done to the list: the same content is the same request however often it is sent, and the list is read again
 * afterwards, also when it was refused.
 */
export function useAreaAction<Body, Answer, Told extends Problem>({
  path,
  answer,
  problem,
}: Action<Answer, Told>) {
  const client = useQueryClient();
  const sent = useRef({ content: '', key: '' });
  const action = useMutation({
    mutationFn: (body: Body) => {
      const content = JSON.stringify(body);
      if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
      const send = { method: 'POST', body, key: sent.current.key } as const;
      return request({ path: `${root}${path}`, answer, problem, send });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['risk-areas'] }),
  });
  const { error } = action;
  return {
    ...action,
    told: error instanceof ProblemError ? problem.safeParse(error.problem).data : undefined,
  };
}
