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
  const [from = '', after = ''] = cursor === undefined ? [] : (await needs.cursors.open(cursor)).split('\n');
  let at = Math.max(partitions.indexOf(from), 0);
  let position = after;
  const rows: FindingRow[] = [];
  for (let reads = 0; reads < mostReads && rows.length < pageRows; reads += 1) {
    const page = await needs.lists.page({
      ...{ partition: partitions[at] ?? '', region, state, most: pageRows - rows.length },
      ...(position !== '' && { after: position }),
    });
    const asked = page.rows.filter((row) => rule === undefined || row.rule === rule);
    rows.push(...asked.map((row) => withLevel(row, now)));
    position = page.next ?? '';
    if (page.next === undefined) at += 1;
    if (at === partitions.length) return { rows };
  }
  return { rows, next: await needs.cursors.seal([partitions[at], position].join('\n')) };
}
