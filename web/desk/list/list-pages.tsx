import { Button } from 'antd';
import type { Me } from '../../../schemas/staff.ts';
import type { Range } from '../address.ts';
import { useCaseList } from '../api/queries.ts';
import { isRefused } from '../api/sentence-of.ts';
import { Failure } from '../shell/failure.tsx';
import { NotShown } from '../shell/not-shown.tsx';
import type { RegionAddress } from '../shell/region-frame.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import { CaseTable } from './case-table.tsx';
import { useTurning } from './use-turning.ts';

interface Given {
  at: Extract<RegionAddress, { screen: 'list' }>;
  range: Range;
  me: Me;
}

/** The list as far as it was asked for. A page may be short, or empty, and have a next one. */
export function ListPages({ at, range, me }: Given) {
  const words = useWords();
  const list = useCaseList(at.region, range, at.filters);
  const turn = useTurning(list);
  if (list.data === undefined) {
    if (isRefused(list.error)) return <NotShown error={list.error} region={at.region} me={me} />;
    return list.error === null ? (
      <Waiting rows={10} />
    ) : (
      <Failure error={list.error} retry={() => void list.refetch()} />
    );
  }
  const rows = list.data.pages.flatMap((page) => page.rows);
  const elsewhere = list.data.pages.reduce((sum, page) => sum + (page.elsewhere ?? 0), 0);
  return (
    <>
      {rows.length > 0 ? (
        <CaseTable at={at} rows={rows} />
      ) : (
        elsewhere === 0 &&
        !list.hasNextPage && (
          <div className="empty-state">
            <p>{words.list.empty}</p>
            <p className="small">{words.list.emptyHelp}</p>
          </div>
        )
      )}
      {(rows.length + elsewhere > 0 || list.hasNextPage) && (
        <div className="list-foot">
          <p className="soft figures" role="status">
            {list.isFetchingNextPage ? words.list.searching : words.list.shown(rows.length)}
            {!list.hasNextPage && ` · ${words.list.complete}`}
            {elsewhere > 0 && ` · ${words.list.elsewhere(elsewhere)}`}
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
