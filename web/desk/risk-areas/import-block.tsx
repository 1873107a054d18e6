import { useState } from 'react';
import { problem } from '../../../schemas/problem.ts';
import { type ImportColumn, importPreview, type PreviewRequest } from '../../../schemas/risk-area-import.ts';
import { FileChoice } from '../csv/file-choice.tsx';
import { FileFaults } from '../csv/file-faults.tsx';
import type { ReadCsv } from '../csv/read-csv.ts';
import { Block } from '../shell/block.tsx';
import { Failure } from '../shell/failure.tsx';
import { useAreaAction } from './area-queries.ts';
import { ImportPreviewed } from './import-previewed.tsx';
import { areaFile, readImport } from './read-import.ts';
import { Template } from './template.tsx';
import { useAreaWords } from './words/use-area-words.ts';

/** A list from a file: read here, previewed by the system, applied when it is confirmed. */
export function ImportBlock() {
  const { import: words } = useAreaWords();
  const [read, setRead] = useState<ReadCsv<ImportColumn>>();
  const { mutate, data, error, isPending, reset } = useAreaAction({
    path: '/import-previews',
    answer: importPreview,
    problem,
  });
  const rows = read !== undefined && 'rows' in read ? read.rows : undefined;
  const preview = (body: PreviewRequest) => mutate(body);
  const take = async (file: File) => {
    reset();
    const next = readImport(new Uint8Array(await file.arrayBuffer()));
    setRead(next);
    if ('rows' in next) preview({ rows: next.rows });
  };
  return (
    <Block title={words.title} help={words.help}>
      <div className="form">
        <FileChoice label={words.file} take={(file) => void take(file)}>
          <Template />
        </FileChoice>
        <p role="status">{isPending ? words.reading : ''}</p>
        {read !== undefined && 'faults' in read && (
          <FileFaults faults={read.faults} form={areaFile} headings={words.headings} />
        )}
        {error !== null && rows !== undefined && <Failure error={error} retry={() => preview({ rows })} />}
        {data !== undefined && rows !== undefined && (
          <ImportPreviewed key={data.preview ?? JSON.stringify(rows)} rows={rows} previewed={data} />
        )}
      </div>
    </Block>
  );
}
