import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type * as z from 'zod/mini';
import { reportProblem } from '../../../schemas/daily-report.ts';
import { request } from '../api/request.ts';

interface Action<Answer> {
  path: string;
  answer: z.ZodMiniType<Answer>;
}

/**
 * Something that is done about reports: the same content is the same request however often it is sent, another is another, and what is on
 * the screen is read again afterwards, also when it was refused.
 */
export function useReportAction<Body, Answer>({ path, answer }: Action<Answer>) {
  const client = useQueryClient();
  const sent = useRef({ content: '', key: '' });
  return useMutation({
    mutationFn: (body: Body) => {
      const content = JSON.stringify(body);
      if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
      const send = { method: 'POST', body, key: sent.current.key } as const;
      return request({ path, answer, problem: reportProblem, send });
    },
    onSuccess: () => {
      // The next click is another request.
      sent.current = { content: '', key: '' };
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['report'] }),
  });
}
