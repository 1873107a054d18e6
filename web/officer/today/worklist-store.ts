import { type Worklist, worklist } from '../../../schemas/worklist.ts';
import { cellOf } from '../../staff/cell.ts';
import { request } from '../api/request.ts';
import { joinPages } from './join-pages.ts';

/** The worklist as far as it was read. `failed` keeps what was there before: old rows are better than none. */
export interface Shown {
  list: Worklist | undefined;
  reading: 'no' | 'first' | 'more';
  failed: unknown;
}

export const shown = cellOf<Shown>({ list: undefined, reading: 'no', failed: undefined });

let etag: string | undefined;
let pages = 1;
let refreshing: Promise<void> | undefined;
let again: Promise<void> | undefined;

async function readPage(cursor: string): Promise<Worklist | undefined> {
  const answer = await request({
    path: `/v1/worklist?cursor=${encodeURIComponent(cursor)}`,
    answer: worklist,
  });
  return answer.changed ? answer.content : undefined;
}

async function readAll(): Promise<void> {
  const answer = await request({ path: '/v1/worklist', answer: worklist, have: etag });
  if (!answer.changed) {
    shown.set({ ...shown.get(), reading: 'no', failed: undefined });
    return;
  }
  let list = answer.content;
  for (let read = 1; read < pages && list.next !== undefined; read += 1) {
    const page = await readPage(list.next);
    if (page !== undefined) list = joinPages(list, page);
  }
  etag = answer.etag;
  shown.set({ list, reading: 'no', failed: undefined });
}

async function refreshOnce(): Promise<void> {
  shown.set({ ...shown.get(), reading: 'first' });
  try {
    await readAll();
  } catch (error) {
    shown.set({ ...shown.get(), reading: 'no', failed: error });
  }
}

/** Reads the worklist again, with the ETag of what is there. A call during another one makes it run once more after. */
export function refreshWorklist(): Promise<void> {
  if (refreshing !== undefined) {
    again ??= refreshing.then(() => {
      again = undefined;
      return refreshWorklist();
    });
    return again;
  }
  refreshing = refreshOnce().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

/** Reads the page after the rows that are there. */
export async function readMore(): Promise<void> {
  const { list, reading } = shown.get();
  if (list?.next === undefined || reading !== 'no') return;
  shown.set({ ...shown.get(), reading: 'more' });
  try {
    const page = await readPage(list.next);
    pages += 1;
    shown.set({
      list: page === undefined ? list : joinPages(list, page),
      reading: 'no',
      failed: undefined,
    });
  } catch (error) {
    shown.set({ list, reading: 'no', failed: error });
  }
}
