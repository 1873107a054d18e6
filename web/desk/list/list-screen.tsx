import { isWithin } from '../../../schemas/access.ts';
import { widestListed } from '../../../schemas/case-list.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { useStatistics } from '../api/queries.ts';
import { isRefused } from '../api/sentence-of.ts';
import { CaseDrawer } from '../case/case-drawer.tsx';
import { ExportButton } from '../exports/export-button.tsx';
import { useExportWords } from '../exports/words/use-export-words.ts';
import { rankChildren, regionsBelow } from '../overview/rank-children.ts';
import { RankingTable } from '../overview/ranking-table.tsx';
import { Block } from '../shell/block.tsx';
import { NotShown } from '../shell/not-shown.tsx';
import type { RegionScreenProps } from '../shell/ranged-region.tsx';
import type { RegionAddress } from '../shell/region-frame.tsx';
import { useLanguage, useWords } from '../words/use-words.ts';
import { ListFilters } from './list-filters.tsx';
import { listHelp } from './list-help.ts';
import { ListPages } from './list-pages.tsx';

type At = Extract<RegionAddress, { screen: 'list' }>;

/** Above the county the list begins with a way down: the regions below, by how many are expected (requirements D2). */
function WayDown({ at, range, me }: RegionScreenProps<At>) {
  const words = useWords();
  const metrics = [
    'declared',
    'expected',
    'arrived',
    'verified',
    'verified.in-time',
    'overdue',
    'under-control',
  ];
  const { data, error } = useStatistics({ region: at.region, ...range, metrics });
  if (isRefused(error)) return <NotShown error={error} region={at.region} me={me} />;
  return (
    <Block title={words.list.above} help={words.list.aboveHelp}>
      {data !== undefined && (
        <RankingTable
          at={{ ...at, range }}
          ranked={rankChildren(regionsBelow(data), 'expected')}
          metric="expected"
          told={data}
        />
      )}
    </Block>
  );
}

/** Above the county nothing is shown line by line, but all of it can be had as a file. */
function WholeList({ at, range }: RegionScreenProps<At>) {
  const words = useExportWords();
  const { region, filters } = at;
  return (
    <Block
      title={words.whole}
      help={words.wholeHelp}
      end={<ExportButton region={region} range={range} filters={filters} />}
    >
      <ListFilters at={{ ...at, range }} />
    </Block>
  );
}

/** The declarations of a county, a township or a community: filtered, page by page, each opening beside the list. */
export default function ListScreen({ at, range, me }: RegionScreenProps<At>) {
  const words = useWords();
  const language = useLanguage();
  const { region, filters } = at;
  // Another jurisdiction is looked at, not carried away.
  const isOwn = isWithin(region, me.region.code);
  if (region.length < widestListed)
    return (
      <div className="stack">
        {isOwn && <WholeList at={at} range={range} me={me} />}
        <WayDown at={at} range={range} me={me} />
      </div>
    );
  return (
    <Block
      title={words.list.title}
      help={listHelp({ filters, range, today: shanghaiDate(now()) }, { words, language })}
      end={isOwn && <ExportButton region={region} range={range} filters={filters} />}
    >
      <ListFilters at={{ ...at, range }} />
      <ListPages
        key={hashOf({ screen: 'list', region, range, filters })}
        at={{ ...at, range }}
        range={range}
        me={me}
      />
      {at.shown !== undefined && <CaseDrawer at={{ ...at, range }} id={at.shown} />}
    </Block>
  );
}
