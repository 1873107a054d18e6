import { useQuery } from '@tanstack/react-query';
import { caseComparisons, feedList, feedRunList } from '../../../schemas/feed-run.ts';
import { request } from '../api/request.ts';

/** A file is read within seconds to minutes, and is looked after while it is. */
const watchedMs = 2_000;
/** Files that others send, and sources that fall silent. */
const otherwiseMs = 60_000;

/** The kinds of feeds; they change with a release only. */
export const useFeedKinds = () =>
  useQuery({
    queryKey: ['feeds'],
    queryFn: ({ signal }) => request({ path: '/v1/feeds', answer: feedList, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: false,
  });

/** The last files and what became of them; `isAwaiting`: one was sent that is not among them yet. */
export const useFeedRuns = ({ isAwaiting = false } = {}) =>
  useQuery({
    queryKey: ['feed-runs'],
    queryFn: ({ signal }) => request({ path: '/v1/feed-runs', answer: feedRunList, signal }),
    // How late a source is, and how long a file has been awaited, changes though no answer does.
    notifyOnChangeProps: 'all',
    refetchInterval: ({ state: { data } }) => {
      const isReading = data?.runs.some(({ state }) => state === 'reading') ?? false;
      return isReading || isAwaiting ? watchedMs : otherwiseMs;
    },
  });

/** What feeds have said of a case: every answer is a view on record, so it is asked for once and kept nowhere. */
export const useComparisons = (id: string) =>
  useQuery({
    queryKey: ['comparisons', id],
    queryFn: () => request({ path: `/v1/declarations/${id}/comparisons`, answer: caseComparisons }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
