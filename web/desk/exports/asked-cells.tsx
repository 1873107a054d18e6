import type { ExportAsked } from '../../../schemas/export.ts';
import { exportPurposeNames } from '../../../schemas/export.ts';
import { type FilterName, type Filters, hashOf } from '../address.ts';
import { filterText } from '../list/filter-text.ts';
import { RegionName } from '../shell/region-name.tsx';
import { useLanguage, useWords } from '../words/use-words.ts';
import { useExportWords } from './words/use-export-words.ts';

/** What was asked for: the region, as a link to its list, the days, the filters, what for and as what. */
export function AskedCells({ asked }: { asked: ExportAsked }) {
  const words = useExportWords();
  const language = useLanguage();
  const { region, from, to, ...chosen } = asked.declarations;
  // What was not chosen is absent here, not undefined.
  const filters: Filters = Object.fromEntries(Object.entries(chosen));
  return (
    <>
      <td>
        <a href={hashOf({ screen: 'list', region, range: { from, to }, filters })}>
          <RegionName code={region} />
        </a>
      </td>
      <td className="nowrap">{words.days(from, to)}</td>
      <td>
        <Chosen filters={filters} />
      </td>
      <td>{asked.purpose === undefined ? '' : exportPurposeNames[asked.purpose][language]}</td>
      <td className="nowrap">{asked.format}</td>
    </>
  );
}

function Chosen({ filters }: { filters: Filters }) {
  const words = useWords();
  const language = useLanguage();
  const said = Object.entries(filters).map(([name, value]) =>
    filterText(name as FilterName, value, { words, language }),
  );
  return <>{said.length === 0 ? words.list.any : said.join(words.listJoin)}</>;
}
