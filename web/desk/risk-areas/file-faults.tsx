import { Alert } from 'antd';
import type { FileFault } from './read-import.ts';
import { useAreaWords } from './words/use-area-words.ts';
import type { AreaWords } from './words/zh.ts';

const mostShown = 50;

/** Why a file was not taken, line by line. */
export function FileFaults({ faults }: { faults: readonly FileFault[] }) {
  const { import: words } = useAreaWords();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={words.faults}
      description={
        <ul>
          {faults.slice(0, mostShown).map((fault) => (
            <li key={JSON.stringify(fault)}>{sentenceOf(fault, words)}</li>
          ))}
          {faults.length > mostShown && <li>… {faults.length - mostShown}</li>}
        </ul>
      }
    />
  );
}

function sentenceOf(fault: FileFault, words: AreaWords['import']): string {
  switch (fault.kind) {
    case 'columns':
      return words.columns(words.listed(fault.columns.map((column) => words.headings[column])));
    case 'twice':
      return words.twice(words.listed(fault.columns.map((column) => words.headings[column])));
    case 'rows':
      return words.rows(fault.count);
    case 'quote':
      return words.quote(fault.line);
    case 'cells':
      return words.cells(fault.line, fault.found, fault.expected);
    case 'long':
      return words.long(fault.line, words.headings[fault.column]);
    case 'no-rows':
      return words.noRows;
    case 'empty':
    case 'binary':
    case 'encoding':
    case 'large':
    case 'delimiter':
      return words.fault[fault.kind];
  }
}
