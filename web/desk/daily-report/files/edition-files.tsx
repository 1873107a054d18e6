import {
  type ReportEdition,
  type ReportFileKind,
  type ReportFiles,
  reportFileKind,
} from '../../../../schemas/report-files.ts';
import { TableHead } from '../../shell/table-head.tsx';
import { count } from '../../words/numbers.ts';
import { sizeText } from '../../words/size-text.ts';
import { Hash } from '../closed/hash.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { FetchReportFile } from './fetch-report-file.tsx';

interface Given {
  of: Pick<ReportFiles, 'day' | 'region'>;
  edition: ReportEdition;
}

/** The four files of a report as it was with so many corrections. What nobody has fetched yet is made then. */
export function EditionFiles({ of, edition }: Given) {
  const { files: words } = useReportWords();
  const { number, corrections } = edition;
  const title = corrections === 0 ? words.original(number) : words.corrected(number, count(corrections));
  const { columns } = words;
  return (
    <section className="report-group">
      <h3>{title}</h3>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
        <table className="sheet-table figures file-table">
          <TableHead
            names={[columns.kind, columns.fetch, columns.name, columns.size, columns.sha256]}
            numbers={[columns.size]}
          />
          <tbody>
            {reportFileKind.options.map((kind) => (
              <FileLine key={kind} of={of} edition={edition} kind={kind} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function FileLine({ of: { day, region }, edition, kind }: Given & { kind: ReportFileKind }) {
  const { files: words } = useReportWords();
  const found = edition.files.find((file) => file.kind === kind);
  const name = found?.name ?? words.kinds[kind];
  return (
    <tr>
      <th scope="row">{words.kinds[kind]}</th>
      <td>
        <FetchReportFile day={day} name={name} file={{ kind, region, corrections: edition.corrections }} />
      </td>
      <td className="file-name">{found?.name ?? <span className="soft">{words.madeThen}</span>}</td>
      <td className="number">{found === undefined ? '—' : sizeText(found.bytes)}</td>
      <td>{found === undefined ? '—' : <Hash sha256={found.sha256} />}</td>
    </tr>
  );
}
