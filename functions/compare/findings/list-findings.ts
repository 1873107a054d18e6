import type { FindingList, FindingListQuery, FindingRow } from '../../../schemas/finding.ts';
import { withLevel } from './tell-finding.ts';

export interface FoundLists {
  /** Where findings of a region are kept: itself, and the townships of a county. */
  partitions(region: string): Promise<readonly string[]>;
  page(asked: {
    partition: string;
    region: string;
    state: 'open' | 'closed';
    most: number;
    after?: string | undefined;
  }): Promise<{ rows: Omit<FindingRow, 'level'>[]; next?: string }>;
}

export interface FindingCursors {
  seal(position: string): Promise<string>;
  open(cursor: string): Promise<string>;
}

const pageRows = 50;
/** So many partitions are read for a page at most: it may be short, and have a next one. */
const mostReads = 24;

/**
 * The findings of a county, a township or a community, and above these what stands at that level itself, partition by partition, the next due
 * first, or the last closed (requirements D4).
 */
export async function listFindings(
  needs: { lists: FoundLists; cursors: FindingCursors },
  { region, state = 'open', rule, cursor }: FindingListQuery,
  now: Date,
): Promise<FindingList> {
  const partitions = await needs.lists.partitions(region);
  const position = cursor === undefined ? '' : await needs.cursors.open(cursor);
  let [partition = partitions[0], after] = position.split('\n') as [string | undefined, string | undefined];
  if (position === '') partition = partitions[0];
  const rows: FindingRow[] = [];
  for (let reads = 0; partition !== undefined; reads += 1) {
    const most = pageRows - rows.length;
    if (most <= 0 || reads >= mostReads)
      return { rows, next: await needs.cursors.seal([partition, after ?? ''].join('\n')) };
    const page = await needs.lists.page({
      ...{ partition, region, state, most },
      ...(after !== undefined && after !== '' && { after }),
    });
    rows.push(
      ...page.rows.filter((row) => rule === undefined || row.rule === rule).map((row) => withLevel(row, now)),
    );
    after = page.next;
    if (after === undefined) partition = partitions[partitions.indexOf(partition) + 1];
  }
  return { rows };
}
