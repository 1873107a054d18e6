import { useEffect, useState } from 'react';

/** A list that is read page by page. */
interface Turned {
  data: { pages: readonly { rows: readonly unknown[] }[] } | undefined;
  hasNextPage: boolean;
  isFetching: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}

/** So many lines are something to read; so many pages are turned for them at most before somebody asks again. */
const enough = 20;
const mostPages = 15;

/**
 * A page may be short, or empty, and have a next one: pages are turned until there is something to read.
 * @returns what asks for more
 */
export function useTurning(list: Turned): () => void {
  const [wanted, setWanted] = useState({ rows: enough, pages: mostPages });
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  const pages = data?.pages ?? [];
  const rows = pages.reduce((sum, page) => sum + page.rows.length, 0);
  const isWanting = hasNextPage && rows < wanted.rows && pages.length < wanted.pages;
  const mayTurn = isWanting && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (mayTurn) fetchNextPage();
  }, [mayTurn, pages.length, fetchNextPage]);
  return () => setWanted({ rows: rows + enough, pages: pages.length + mostPages });
}
