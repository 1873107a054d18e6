import type { ReaderStanding } from '../../../schemas/reader-standing.ts';
import { Block } from '../shell/block.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { timeText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useCityWords } from './words/use-city-words.ts';

/** How far the systems have come that take back what changed, and both counts (requirements J1). */
export function ReadersBlock({ readers }: { readers: readonly ReaderStanding[] }) {
  const { readers: words } = useCityWords();
  const { reader, acknowledged, position, waiting, theirs, ours } = words;
  return (
    <Block title={words.title} help={words.help}>
      {readers.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
          <table className="sheet-table figures">
            <TableHead
              names={[reader, acknowledged, position, waiting, theirs, ours]}
              numbers={[position, waiting, theirs]}
            />
            <tbody>
              {readers.map((one) => (
                <ReaderLine key={one.reader} of={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Block>
  );
}

function ReaderLine({ of }: { of: ReaderStanding }) {
  const { readers: words } = useCityWords();
  const { reader, position, acknowledgedAt, declarations, waiting, overdue, compared } = of;
  return (
    <tr>
      <th scope="row">{words.names[reader]}</th>
      <td className="nowrap">{timeText(acknowledgedAt)}</td>
      <td className="number">{count(position)}</td>
      <td className="number">
        {count(waiting)}{' '}
        {overdue > 0 && <span className="mark mark-action">{words.overdue(count(overdue))}</span>}
      </td>
      <td className="number">{count(declarations)}</td>
      <td className="nowrap">
        {compared === undefined ? words.notYet : <ComparedMark compared={compared} />}
      </td>
    </tr>
  );
}

function ComparedMark({ compared }: { compared: NonNullable<ReaderStanding['compared']> }) {
  const { readers: words } = useCityWords();
  const { at, ours, theirs, differs } = compared;
  const [name, text] = differs
    ? ['action', words.differs]
    : ours === theirs
      ? ['done', words.same]
      : ['waiting', words.pending];
  return (
    <>
      {count(ours)} <span className={`mark mark-${name}`}>{text(timeText(at))}</span>
    </>
  );
}
