import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FeedReleaseReason } from '../../../schemas/feed-guard.ts';
import { feedRun } from '../../../schemas/feed-run.ts';
import { request } from '../api/request.ts';

/** Releases a run; tried again with the same reason, it is the same release. */
export function useRelease(id: string) {
  const client = useQueryClient();
  const sent = useRef({ reason: '', key: '' });
  return useMutation({
    mutationFn: (reason: FeedReleaseReason) => {
      if (sent.current.reason !== reason) sent.current = { reason, key: crypto.randomUUID() };
      return request({
        path: `/v1/feed-runs/${id}/release`,
        answer: feedRun,
        send: { method: 'POST', body: { reason }, key: sent.current.key },
      });
    },
    // Somebody else may have been quicker: who released it is read again, also when it was refused.
    onSettled: () => client.invalidateQueries({ queryKey: ['feed-runs'] }),
  });
}
