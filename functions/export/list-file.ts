import { writeCsv } from '../shared/csv/write-file.ts';
import { writeParquet } from '../shared/parquet/write-parquet.ts';
import type { Column, Rows, Sheet, WrittenFile } from '../shared/sheet/sheet.ts';
import { writeWorkbook } from '../shared/sheet/write-workbook.ts';
import { type DescribedList, describeList } from './describe-list.ts';
import { columnsIn } from './list-columns.ts';
import { listNames } from './name-file.ts';

/** A file that is written while it is read, and on how many sheets its lines stand where a format has sheets. */
export interface ListFile extends Pick<WrittenFile, 'bytes'> {
  sheets: () => number | undefined;
}

const about: Readonly<Record<'zh' | 'en', Sheet['name']>> = { zh: '说明', en: 'About' };

/** A list as a file of the format that was asked for (requirements J3): the same lines in each. */
export function listFile(described: DescribedList, rows: Rows): ListFile {
  const { language, asked, requestedAt } = described;
  const list = { name: listNames[language], columns: columnsIn(language), rows };
  switch (asked.format) {
    case 'csv':
      return { bytes: writeCsv(list).bytes, sheets: () => undefined };
    case 'parquet':
      return { bytes: writeParquet(list).bytes, sheets: () => undefined };
    case 'xlsx': {
      const first = {
        name: about[language],
        columns: aboutColumns(described),
        rows: describeList(described),
      };
      const author = described.placePath;
      const book = { title: list.name, author, writtenAt: new Date(requestedAt), sheets: [first, list] };
      const { bytes, sheets } = writeWorkbook(book);
      return { bytes, sheets: () => sheets.length - 1 };
    }
  }
}

function aboutColumns({ language }: DescribedList): Column[] {
  const text = (name: string, width: number, zh: string, en: string): Column => ({
    ...{ name, kind: 'text', width },
    heading: { zh, en }[language],
  });
  return [text('what', 18, '项目', 'What'), text('told', 110, '说明', 'About this file')];
}
