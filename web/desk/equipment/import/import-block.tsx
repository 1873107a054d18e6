import { useState } from 'react';
import type { EquipmentRow } from '../../../../schemas/equipment.ts';
import type { EquipmentColumn } from '../../../../schemas/equipment-import.ts';
import { FileChoice } from '../../csv/file-choice.tsx';
import { FileFaults } from '../../csv/file-faults.tsx';
import type { ReadCsv } from '../../csv/read-csv.ts';
import { Block } from '../../shell/block.tsx';
import { useEquipmentWords } from '../words/use-equipment-words.ts';
import { ImportTried } from './import-tried.tsx';
import { partsOf } from './parts-of.ts';
import { equipmentFile, readEquipmentFile } from './read-equipment-file.ts';
import { TemplateButton } from './template-button.tsx';

interface Given {
  region: string;
  /** The communities of the region, where they are listed one by one. */
  rows: readonly EquipmentRow[];
}

/** Issues what a file says: read here, tried by the registry, done when it is confirmed (requirements F1, G3). */
export function ImportBlock({ region, rows }: Given) {
  const { import: words } = useEquipmentWords();
  const [read, setRead] = useState<{ file: ReadCsv<EquipmentColumn>; n: number }>();
  const take = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    setRead({ file: readEquipmentFile(bytes), n: (read?.n ?? 0) + 1 });
  };
  const names = new Map(rows.map(({ community, name }) => [community, name]));
  return (
    <Block title={words.title} help={words.help}>
      <div className="form">
        <FileChoice label={words.file} take={(file) => void take(file)}>
          <TemplateButton region={region} />
        </FileChoice>
        <p className="soft small">{words.digits}</p>
        {read !== undefined &&
          ('faults' in read.file ? (
            <FileFaults faults={read.file.faults} form={equipmentFile} headings={words.headings} />
          ) : (
            <ImportTried key={read.n} region={region} list={partsOf(read.file.rows)} names={names} />
          ))}
      </div>
    </Block>
  );
}
