import { Alert } from 'antd';
import { count } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import type { CsvForm, FileFault } from './read-csv.ts';
import { useCsvWords } from './words/use-csv-words.ts';
import type { CsvWords } from './words/zh.ts';

const mostShown = 50;
const megabyte = 1_024 * 1_024;

interface Given<Column extends string> {
  faults: readonly FileFault<Column>[];
  form: Pick<CsvForm<Column>, 'mostBytes' | 'mostRows'>;
  headings: Readonly<Record<Column, string>>;
}

/** Why a file was not taken, line by line. */
export function FileFaults<Column extends string>({ faults, form, headings }: Given<Column>) {
  const { listJoin } = useWords();
  const words = useCsvWords();
  const say = {
    words,
    form,
    name: (...columns: Column[]) => columns.map((column) => headings[column]).join(listJoin),
  };
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={words.faults}
      description={
        <ul>
          {faults.slice(0, mostShown).map((fault) => (
            <li key={JSON.stringify(fault)}>{sentenceOf(fault, say)}</li>
          ))}
          {faults.length > mostShown && <li>… {faults.length - mostShown}</li>}
        </ul>
      }
    />
  );
}

interface Say<Column extends string> extends Pick<Given<Column>, 'form'> {
  words: CsvWords;
  name: (...columns: Column[]) => string;
}

function sentenceOf<Column extends string>(fault: FileFault<Column>, say: Say<Column>): string {
  const { words, form, name } = say;
  switch (fault.kind) {
    case 'columns':
      return words.columns(name(...fault.columns));
    case 'twice':
      return words.twice(name(...fault.columns));
    case 'rows':
      return words.rows(count(fault.count), count(form.mostRows));
    case 'quote':
      return words.quote(fault.line);
    case 'cells':
      return words.cells(fault.line, fault.found, fault.expected);
    case 'long':
      return words.long(fault.line, name(fault.column));
    case 'no-rows':
      return words.noRows;
    case 'large':
      return words.large(form.mostBytes / megabyte);
    case 'empty':
    case 'binary':
    case 'encoding':
    case 'delimiter':
      return words.fault[fault.kind];
  }
}
