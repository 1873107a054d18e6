import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type * as z from 'zod/mini';
import { cityConflictList } from '../../../schemas/city-conflict.ts';
import { type CityImport, type CityImportList, cityImportList } from '../../../schemas/city-import.ts';
import { cityDays, cityMappingAnswer, citySystemList } from '../../../schemas/city-system.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { request } from '../api/request.ts';

export const root = '/v1/city-systems';

/** An import is done within seconds to minutes, and is looked after while it is read. */
const watchedMs = 2_000;
const otherwiseMs = 60_000;

/** The systems of the cities in one’s region, and how they do. */
export const useCitySystems = () =>
  useQuery({
    queryKey: ['city-systems'],
    queryFn: ({ signal }) => request({ path: root, answer: citySystemList, signal }),
  });

/** What was sent and what came of it; `isAwaiting`: a file was sent that is not among them yet. */
export const useCityImports = (city: string, { isAwaiting = false } = {}) =>
  useInfiniteQuery({
    queryKey: ['city-systems', city, 'imports'],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === undefined ? '' : `?before=${pageParam}`;
      return request({ path: `${root}/${city}/imports${before}`, answer: cityImportList, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    // How long a file has been awaited changes though no answer does.
    notifyOnChangeProps: 'all',
    refetchInterval: ({ state: { data } }) => {
      const isReading = importsOf(data).some(({ state }) => state === 'reading');
      return isReading || isAwaiting ? watchedMs : otherwiseMs;
    },
  });

/** The imports of all pages that were read. */
export function importsOf(data: { pages: CityImportList[] } | undefined): CityImport[] {
  return (data?.pages ?? []).flatMap(({ imports }) => imports);
}

export const useCityConflicts = (city: string) =>
  useQuery({
    queryKey: ['city-systems', city, 'conflicts'],
    queryFn: ({ signal }) => request({ path: `${root}/${city}/conflicts`, answer: cityConflictList, signal }),
  });

export const useCityDays = (city: string) =>
  useQuery({
    queryKey: ['city-systems', city, 'counts'],
    queryFn: ({ signal }) => request({ path: `${root}/${city}/counts`, answer: cityDays, signal }),
  });

export const useCityMapping = (city: string) =>
  useQuery({
    queryKey: ['city-systems', city, 'mapping'],
    queryFn: ({ signal }) => request({ path: `${root}/${city}/mapping`, answer: cityMappingAnswer, signal }),
  });

interface Action<Answer> {
  method: 'POST' | 'PUT';
  /** Below all systems. */
  path: string;
  answer: z.ZodMiniType<Answer>;
  /** The version that it rests on, where it rests on one. */
  seen?: number;
}

/**
 * Something that is done to a city’s system: the same content is the same request however often it is sent, and all of the city is read
 * again afterwards, also when it was refused.
 */
export function useCityAction<Body, Answer>({ method, path, answer, seen }: Action<Answer>) {
  const client = useQueryClient();
  const sent = useRef({ content: '', key: '' });
  return useMutation({
    mutationFn: (body: Body) => {
      const content = JSON.stringify([seen, body]);
      if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
      return request({ path: root + path, answer, send: { method, body, key: sent.current.key, seen } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['city-systems'] }),
  });
}

/** Somebody else was quicker. */
export const isStale = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status === 412;
