import type { ReportFiles as Files } from '../../../../schemas/report-files.ts';
import type { RegionReport } from '../../../../schemas/report-progress.ts';
import { Block } from '../../shell/block.tsx';
import { Failure } from '../../shell/failure.tsx';
import { Waiting } from '../../shell/waiting.tsx';
import { useReportFiles } from '../report-queries.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { EditionFiles } from './edition-files.tsx';
import { MissingFiles } from './missing-files.tsx';

/** The files of a region's report (requirements E4): as it was closed, with what was corrected since, and who was missing at each deadline. */
export function ReportFiles({ told: { day, region } }: { told: RegionReport }) {
  const { files: words } = useReportWords();
  const { data, error, refetch } = useReportFiles(region.code, day);
  return (
    <Block title={words.title} help={words.help} className="report-files">
      {data === undefined ? (
        error === null ? (
          <Waiting rows={3} />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )
      ) : (
        <Found files={data} />
      )}
    </Block>
  );
}

function Found({ files }: { files: Files }) {
  const { files: words } = useReportWords();
  const { state, editions, missing } = files;
  return (
    <>
      {editions.length === 0 && <p className="soft">{words.notYet[state]}</p>}
      {editions.map((edition) => (
        <EditionFiles key={edition.corrections} of={files} edition={edition} />
      ))}
      {missing.length > 0 && <MissingFiles of={files} />}
    </>
  );
}
