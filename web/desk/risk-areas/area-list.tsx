import { Button } from 'antd';
import type { ListedArea } from '../../../schemas/risk-area-list.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { Failure } from '../shell/failure.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import { AreaLine } from './area-line.tsx';
import { useAreas } from './area-queries.ts';
import { type NameOf, usePlaceNames } from './place-names.ts';
import type { AreasAddress } from './risk-areas-screen.tsx';
import { useAreaWords } from './words/use-area-words.ts';

interface Given {
  at: AreasAddress;
  find: string;
  change: ((area: ListedArea) => void) | undefined;
}

/** The areas as far as they were asked for, and those among them that somebody looks for. */
export function AreaList({ at, find, change }: Given) {
  const words = useAreaWords();
  const on = at.day === 'all' ? undefined : (at.day ?? shanghaiDate(now()));
  const list = useAreas({ region: at.area, on });
  const areas = list.data?.pages.flatMap((page) => page.areas) ?? [];
  const nameOf = usePlaceNames(areas.map(({ region }) => region));
  if (list.data === undefined)
    return list.error === null ? (
      <Waiting rows={6} />
    ) : (
      <Failure error={list.error} retry={() => void list.refetch()} />
    );
  const shown = areas.filter((area) => isMeant(area, find.trim(), nameOf));
  if (areas.length === 0 && !list.hasNextPage)
    return <p className="soft">{on === undefined ? words.emptyAll : words.empty}</p>;
  return (
    <>
      <AreaTable areas={shown} nameOf={nameOf} change={change} />
      <ListFoot list={list} count={shown.length} isSearch={find.trim() !== ''} />
    </>
  );
}

function isMeant({ region, documentNumber }: ListedArea, find: string, nameOf: NameOf): boolean {
  const name = nameOf(region) ?? '';
  return (
    [name, name.replaceAll(' ', ''), documentNumber].some((text) => text.includes(find)) ||
    region.startsWith(find)
  );
}

interface TableGiven {
  areas: readonly ListedArea[];
  nameOf: NameOf;
  change: Given['change'];
}

function AreaTable({ areas, nameOf, change }: TableGiven) {
  const words = useAreaWords();
  const { columns } = words;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.list}>
      <table className="sheet-table figures area-table">
        <TableHead
          names={[
            ...[columns.place, columns.level, columns.from, columns.to, columns.document, columns.recorded],
            ...(change === undefined ? [] : [columns.action]),
          ]}
        />
        <tbody>
          {areas.map((area) => (
            <AreaLine key={`${area.region}#${area.fromDate}`} area={area} nameOf={nameOf} change={change} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FootGiven {
  list: Pick<ReturnType<typeof useAreas>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  count: number;
  isSearch: boolean;
}

function ListFoot({ list, count, isSearch }: FootGiven) {
  const { more } = useWords();
  const words = useAreaWords();
  const end = list.hasNextPage ? words.foundInShown : words.complete;
  return (
    <div className="list-foot">
      <p className="soft figures" role="status">
        {list.isFetchingNextPage ? words.loading : isSearch ? words.found(count) : words.shown(count)}
        {(isSearch || !list.hasNextPage) && ` · ${end}`}
      </p>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {more}
        </Button>
      )}
    </div>
  );
}
