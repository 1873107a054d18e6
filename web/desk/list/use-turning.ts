import { useEffect, useState } from 'react';
import type { useCaseList } from '../api/queries.ts';

/** So many lines are something to read; so many pages are turned for them at most before somebody asks again. */
const enough = 20;
const mostPages = 15;

/**
 * A page may be short, or empty, and have a next one: pages are turned until there is something to read.
 * @returns what asks for more
 */
export function useTurning(list: ReturnType<typeof useCaseList>): () => void {
  const [wanted, setWanted] = useState({ rows: enough, pages: mostPages });
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const pages = data?.pages ?? [];
  const rows = pages.reduce((sum, page) => sum + page.rows.length, 0);
  const isWanting = hasNextPage && rows < wanted.rows && pages.length < wanted.pages;
  const mayTurn = isWanting && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (mayTurn) void fetchNextPage();
  }, [mayTurn, pages.length, fetchNextPage]);
  return () => setWanted({ rows: rows + enough, pages: pages.length + mostPages });
}
