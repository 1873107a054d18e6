import { Alert, Button } from 'antd';
import {
  type ImportOutcome,
  type ImportPreview,
  type ImportRequest,
  type ImportResult,
  type ImportRow,
  importProblem,
  importResult,
} from '../../../schemas/risk-area-import.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { useWords } from '../words/use-words.ts';
import { useAreaAction } from './area-queries.ts';
import { PreviewTable } from './preview-table.tsx';
import { useAreaWords } from './words/use-area-words.ts';

const isEnding: ReadonlySet<ImportOutcome> = new Set(['delisted', 'corrected']);

interface Given {
  rows: readonly ImportRow[];
  previewed: ImportPreview;
}

/** What a file would change, and the button that does it; afterwards what was done. */
export function ImportPreviewed({ rows, previewed }: Given) {
  const words = useWords();
  const { import: says } = useAreaWords();
  const { mutate, data, error, told, isPending } = useAreaAction({
    path: '/imports',
    answer: importResult,
    problem: importProblem,
  });
  // Refused because the list has changed: then what it would do now.
  const shown = told?.now ?? previewed;
  const changes = shown.rows.filter(({ outcome }) => outcome !== 'unchanged').length;
  const today = shanghaiDate(now());
  // Whoever is held because of these is let go at once (requirements D6).
  const ended = shown.rows.filter(
    ({ outcome, area }) => isEnding.has(outcome) && area?.toDate !== undefined && area.toDate < today,
  ).length;
  const { preview } = shown;
  if (data !== undefined) return <Applied result={data} />;
  const apply = (body: ImportRequest) => mutate(body);
  return (
    <>
      <h3>{says.preview}</h3>
      {error !== null && <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />}
      {preview === undefined && <Alert type="error" showIcon role="alert" title={says.stopped} />}
      <PreviewTable rows={rows} previewed={shown} />
      {preview !== undefined &&
        (changes === 0 ? (
          <p role="status">{says.nothing}</p>
        ) : (
          <>
            {ended > 0 && <Alert type="warning" showIcon title={says.ended(ended)} />}
            <p>
              <Button type="primary" loading={isPending} onClick={() => apply({ rows: [...rows], preview })}>
                {says.apply(changes)}
              </Button>
            </p>
          </>
        ))}
    </>
  );
}

/** Nothing is left half done in silence: lines that were not applied are named. */
function Applied({ result: { rows } }: { result: ImportResult }) {
  const { listJoin } = useWords();
  const { import: says } = useAreaWords();
  const lost = rows.filter(({ applied }) => !applied).map(({ line }) => line);
  const applied = rows.filter((row) => row.applied && row.outcome !== 'unchanged').length;
  return (
    <Alert
      type={lost.length === 0 ? 'success' : 'warning'}
      showIcon
      role="status"
      title={says.applied(applied)}
      description={lost.length > 0 && says.partly(lost.join(listJoin))}
    />
  );
}
