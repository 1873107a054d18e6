import { useQuery } from '@tanstack/react-query';
import { exportApprovalList, exportList } from '../../../schemas/export.ts';
import { request } from '../api/request.ts';

/** Exports that are waiting or being written are looked after while they are watched. */
const watchedMs = 2_000;
/** For those that wait for somebody else it is enough to look now and then. */
const undecidedMs = 30_000;

/** What one had exported. */
export const useExports = () =>
  useQuery({
    queryKey: ['exports', 'own'],
    queryFn: ({ signal }) => request({ path: '/v1/exports', answer: exportList, signal }),
    refetchInterval: ({ state: { data } }) => {
      const states = new Set(data?.exports.map(({ state }) => state));
      if (states.has('waiting') || states.has('writing')) return watchedMs;
      return states.has('awaiting-approval') ? undecidedMs : false;
    },
  });

/** What others had exported that waits for one's approval. */
export const useApprovals = () =>
  useQuery({
    queryKey: ['exports', 'approvals'],
    queryFn: ({ signal }) => request({ path: '/v1/exports/approvals', answer: exportApprovalList, signal }),
  });
