import { Button } from 'antd';
import { widestListed } from '../../../schemas/case-list.ts';
import type { FindingRow } from '../../../schemas/finding.ts';
import type { Me } from '../../../schemas/staff.ts';
import { isRefused } from '../api/sentence-of.ts';
import { useTurning } from '../list/use-turning.ts';
import { Failure } from '../shell/failure.tsx';
import { NotShown } from '../shell/not-shown.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import { BoardTable } from './board-table.tsx';
import { useFindings } from './finding-queries.ts';
import type { FindingsAddress } from './findings-screen.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** The system lists township by township: over all of them what is due first comes first, and what was closed last. */
function urgentFirst(one: FindingRow, other: FindingRow): number {
  if (one.closedAt !== undefined && other.closedAt !== undefined)
    return one.closedAt < other.closedAt ? 1 : -1;
  return one.dueAt < other.dueAt ? -1 : 1;
}

/** The board as far as it was asked for. A page may be short, or empty, and have a next one. */
export function BoardPages({ at, me }: { at: FindingsAddress; me: Me }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const state = at.state ?? 'open';
  const isWide = at.region.length < widestListed;
  const list = useFindings({ region: at.region, state, rule: at.rule });
  const turn = useTurning(list);
  if (list.data === undefined) {
    if (isRefused(list.error))
      return <NotShown error={list.error} region={at.region} me={me} mayAsk={false} />;
    return list.error === null ? (
      <Waiting rows={6} />
    ) : (
      <Failure error={list.error} retry={() => void list.refetch()} />
    );
  }
  const rows = list.data.pages.flatMap((page) => page.rows).sort(urgentFirst);
  return (
    <>
      {rows.length > 0 && <BoardTable at={at} rows={rows} />}
      {rows.length === 0 && !list.hasNextPage && (
        <div className="empty-state">
          <p>{isWide ? findingWords.emptyUnplaced : findingWords.empty[state]}</p>
          <p className="small">{findingWords.emptyHelp}</p>
        </div>
      )}
      {(rows.length > 0 || list.hasNextPage) && (
        <div className="list-foot">
          <p className="soft figures" role="status">
            {list.isFetchingNextPage ? words.list.searching : findingWords.shown(rows.length)}
            {!list.hasNextPage && ` · ${words.list.complete}`}
          </p>
          {list.hasNextPage && (
            <Button loading={list.isFetchingNextPage} onClick={turn}>
              {words.more}
            </Button>
          )}
        </div>
      )}
      {list.isFetchNextPageError && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
    </>
  );
}
