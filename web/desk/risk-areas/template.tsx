import { Button } from 'antd';
import { importColumns } from '../../../schemas/risk-area-import.ts';
import { useAreaWords } from './words/use-area-words.ts';

/** A file with the names of the columns and a line as an example. */
export function Template() {
  const { import: words, level } = useAreaWords();
  const head = importColumns.map((column) => words.headings[column]).join(',');
  const text = `\uFEFF${head}\r\n440305,${level.high},2026-01-05,,示例〔2026〕1号\r\n`;
  return (
    <Button
      type="link"
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(text)}`}
      download={words.templateName}
    >
      {words.template}
    </Button>
  );
}
