import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { feedMandate, feedMandateList, feedMandateProblem } from '../../../../schemas/feed-mandate.ts';
import { ProblemError } from '../../../staff/refusals.ts';
import { request } from '../../api/request.ts';

const path = '/v1/feed-mandates';

/** The mandates that there are and were. */
export const useMandates = () =>
  useQuery({
    queryKey: ['feed-mandates'],
    queryFn: ({ signal }) => request({ path, answer: feedMandateList, signal }),
  });

/**
 * Records a mandate or, below one, ends it: the same content is the same request however often it is sent, and the list is read again
 * afterwards, also when it was refused.
 */
export function useMandateAction<Body>(below = '') {
  const client = useQueryClient();
  const sent = useRef({ content: '', key: '' });
  const action = useMutation({
    mutationFn: (body: Body) => {
      const content = JSON.stringify(body);
      if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
      const send = { method: 'POST', body, key: sent.current.key } as const;
      return request({ path: path + below, answer: feedMandate, problem: feedMandateProblem, send });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['feed-mandates'] }),
  });
  const { error } = action;
  const told = error instanceof ProblemError ? feedMandateProblem.safeParse(error.problem).data : undefined;
  return { ...action, current: told?.current };
}
