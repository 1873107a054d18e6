import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { breakGlassList } from '../../../schemas/break-glass.ts';
import { forecast } from '../../../schemas/capacity.ts';
import { caseList, caseViews } from '../../../schemas/case-list.ts';
import { driftReport } from '../../../schemas/drift.ts';
import { regionWithChildren } from '../../../schemas/region.ts';
import { me } from '../../../schemas/staff.ts';
import { statistics } from '../../../schemas/statistics.ts';
import type { Filters, Range } from '../address.ts';
import { request } from './request.ts';

const path = (start: string, query: Record<string, string | undefined>): string => {
  const said = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${start}?${new URLSearchParams(said).toString()}`;
};

/** Who is signed in. */
export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => request({ path: '/v1/me', answer: me, signal }),
    staleTime: 300_000,
  });

export interface StatisticsAsked extends Range {
  region: string;
  /** Metrics and groups; the main ones when left out. */
  metrics?: readonly string[];
}

/** Figures of a region and its children over some days. */
export const useStatistics = ({ region, from, to, metrics }: StatisticsAsked, { enabled = true } = {}) =>
  useQuery({
    enabled,
    queryKey: ['statistics', region, from, to, metrics],
    queryFn: ({ signal }) =>
      request({
        path: path('/v1/statistics', { region, from, to, metrics: metrics?.join(',') }),
        answer: statistics,
        signal,
      }),
  });

/** What the last recount found of the figures of a region and of all below it; it changes once a night. */
export const useDrift = (region: string) =>
  useQuery({
    queryKey: ['drift', region],
    queryFn: ({ signal }) =>
      request({ path: path('/v1/statistics/drift', { region }), answer: driftReport, signal }),
    staleTime: 600_000,
    refetchInterval: false,
  });

/** What the days to come will need, and what there is (requirements D9). */
export const useForecast = (region: string, { from, to }: Range) =>
  useQuery({
    queryKey: ['forecast', region, from, to],
    queryFn: ({ signal }) =>
      request({ path: path('/v1/forecast', { region, from, to }), answer: forecast, signal }),
  });

/** A region's name, path and children; regions hardly ever change. */
export const useRegion = (code: string | undefined) =>
  useQuery({
    queryKey: ['region', code],
    queryFn: ({ signal }) =>
      request({ path: `/v1/regions/${code ?? ''}`, answer: regionWithChildren, signal }),
    enabled: code !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: false,
  });

/** The declarations of a region, page after page. A masked list is no view (design.md §3). */
export const useCaseList = (region: string, { from, to }: Range, filters: Filters) =>
  useInfiniteQuery({
    queryKey: ['list', region, from, to, filters],
    queryFn: ({ signal, pageParam }) =>
      request({
        path: path('/v1/declarations', { region, from, to, ...filters, cursor: pageParam }),
        answer: caseList,
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** Who looked at a case. */
export const useViews = (id: string) =>
  useQuery({
    queryKey: ['views', id],
    queryFn: ({ signal }) => request({ path: `/v1/declarations/${id}/views`, answer: caseViews, signal }),
  });

/** Looks into other jurisdictions: one's own, and those into one's own. */
export const useBreakGlasses = (region: string) =>
  useQuery({
    queryKey: ['break-glass', region],
    queryFn: ({ signal }) =>
      request({ path: path('/v1/break-glass', { region }), answer: breakGlassList, signal }),
  });
