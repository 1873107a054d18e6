import type { FeedColumn, FeedKind } from '../../../schemas/feed-kind.ts';
import { codeName, spellingIn } from '../../staff/spelling.ts';
import { TableHead } from '../shell/table-head.tsx';
import { useLanguage } from '../words/use-words.ts';
import { useFeedWords } from './words/use-feed-words.ts';

/** Which columns a file of a kind needs, and what each may be called. */
export function ColumnTable({ kind }: { kind: FeedKind }) {
  const { columns: words } = useFeedWords();
  const language = useLanguage();
  const caption = words.caption(kind.names[language]);
  return (
    <div>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
        <table className="sheet-table">
          <TableHead names={[words.name, words.need, words.holds, words.accepted]} />
          <tbody>
            {kind.columns.map((column) => (
              <ColumnLine key={column.field} column={column} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft small">{words.person}</p>
    </div>
  );
}

function ColumnLine({ column }: { column: FeedColumn }) {
  const { columns: words, join } = useFeedWords();
  const language = useLanguage();
  const codes = Object.keys(column.codes ?? {}).map((code) => codeName(column, code, language));
  return (
    <tr>
      <th scope="row">{spellingIn(column.headers, language)}</th>
      <td className="nowrap">
        <span className={column.required ? 'mark mark-must' : 'mark'}>
          {column.required ? words.must : words.may}
        </span>
      </td>
      <td>{codes.length > 0 ? words.codes(codes.join(join)) : words.cells[column.cell]}</td>
      <td className="wide">{column.headers.join(join)}</td>
    </tr>
  );
}
