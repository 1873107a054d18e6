import type { Exported } from '../../../schemas/export.ts';
import { type FilterName, type Filters, hashOf } from '../address.ts';
import { useExports } from '../api/queries.ts';
import { filterText } from '../list/filter-text.ts';
import { Failure } from '../shell/failure.tsx';
import { RegionName } from '../shell/region-name.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { timeText } from '../words/day-words.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { DownloadButton } from './download-button.tsx';

/** What one had exported, how far each is, and its file. */
export function ExportList() {
  const words = useWords();
  const { columns } = words.exports;
  const { data, error, refetch } = useExports();
  if (data === undefined)
    return error === null ? <Waiting rows={3} /> : <Failure error={error} retry={() => void refetch()} />;
  if (data.exports.length === 0) return <p className="soft">{words.exports.empty}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.exports.title}>
      <table className="sheet-table figures">
        <TableHead
          names={[
            ...[columns.at, columns.region, columns.days, columns.chosen],
            ...[columns.rows, columns.state, columns.file],
          ]}
          numbers={[columns.rows]}
        />
        <tbody>
          {data.exports.map((one) => (
            <ExportLine key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ExportLine({ one }: { one: Exported }) {
  const words = useWords();
  const { region, from, to, ...chosen } = one.asked.declarations;
  // What was not chosen is absent here, not undefined.
  const filters: Filters = Object.fromEntries(Object.entries(chosen));
  const at = timeText(one.requestedAt);
  return (
    <tr>
      <td className="nowrap">{at}</td>
      <td>
        <a href={hashOf({ screen: 'list', region, range: { from, to }, filters })}>
          <RegionName code={region} />
        </a>
      </td>
      <td className="nowrap">{words.exports.days(from, to)}</td>
      <td>
        <Chosen filters={filters} />
      </td>
      <td className="number">{one.rows.toLocaleString('en-US')}</td>
      <td className="nowrap">
        <StateOf one={one} />
      </td>
      <td className="nowrap">
        {one.state === 'ready' && <DownloadButton id={one.id} label={words.exports.downloadOf(at)} />}
      </td>
    </tr>
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

function StateOf({ one }: { one: Exported }) {
  const { exports: words } = useWords();
  const { state, progress, expiresAt } = one;
  if (state === 'writing')
    return (
      <>
        <progress className="export-progress" value={progress} max={1} aria-label={words.state.writing} />{' '}
        {Math.floor(progress * 100)}%
      </>
    );
  if (state === 'ready' && expiresAt !== undefined) return <>{words.until(timeText(expiresAt))}</>;
  return <>{words.state[state]}</>;
}
