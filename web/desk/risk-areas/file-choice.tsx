import { Button } from 'antd';
import { useRef } from 'react';
import { importColumns } from '../../../schemas/risk-area-import.ts';
import { useAreaWords } from './words/use-area-words.ts';

/** Takes a file, again and again: the same one too, once it was put right. */
export function FileChoice({ take }: { take: (file: File) => void }) {
  const { import: words } = useAreaWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="form-ways">
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label={words.file}
        className="visually-hidden"
        tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) take(file);
          target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()}>{words.file}</Button>
      <Template />
    </div>
  );
}

/** A file with the names of the columns and a line as an example. */
function Template() {
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
