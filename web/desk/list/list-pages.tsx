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

interface Given {
  at: Extract<RegionAddress, { screen: 'list' }>;
  range: Range;
  me: Me;
}

/** The list as far as it was asked for. A page may be short, or empty, and have a next one. */
export function ListPages({ at, range, me }: Given) {
  const words = useWords();
  const list = useCaseList(at.region, range, at.filters);
  if (list.data === undefined) {
    if (isRefused(list.error)) return <NotShown error={list.error} region={at.region} me={me} />;
    return list.error === null ? (
      <Waiting rows={10} />
    ) : (
      <Failure error={list.error} retry={() => void list.refetch()} />
    );
  }
  const rows = list.data.pages.flatMap((page) => page.rows);
  return (
    <>
      {rows.length > 0 ? (
        <CaseTable at={at} rows={rows} />
      ) : (
        !list.hasNextPage && (
          <div className="empty-state">
            <p>{words.list.empty}</p>
            <p className="small">{words.list.emptyHelp}</p>
          </div>
        )
      )}
      {(rows.length > 0 || list.hasNextPage) && (
        <div className="list-foot">
          <p className="soft figures" role="status">
            {words.list.shown(rows.length)}
            {!list.hasNextPage && ` · ${words.list.complete}`}
          </p>
          {list.hasNextPage && (
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {words.more}
            </Button>
          )}
        </div>
      )}
      {list.isFetchNextPageError && <Failure error={list.error} retry={() => void list.fetchNextPage()} />}
    </>
  );
}
