import { TextField } from '../../shell/text-field.tsx';
import { useCityWords } from '../words/use-city-words.ts';
import type { ListedCell } from './code-lines.ts';
import type { FaultPart } from './field-faults.ts';

interface Given {
  cell: ListedCell;
  value: string;
  faults: Partial<Record<FaultPart, string>>;
  wrongLines: readonly number[];
  change: (value: string) => void;
}

/** 6,000 communities with several spellings. */
const longest = 2_000_000;
const mostNamed = 10;

/** How the city writes our communities, or countries: pasted, a line each. */
export function LinesField({ cell, value, faults, wrongLines, change }: Given) {
  const { editor, join } = useCityWords();
  const refused = Object.entries(faults).flatMap(([part, sentence]) => {
    const [, code] = /^codes\/(.*)$/.exec(part) ?? [];
    return code === undefined ? [] : [`${code} ${sentence}`];
  });
  const named = (list: readonly (string | number)[]) =>
    list.slice(0, mostNamed).join(join) + (list.length > mostNamed ? '…' : '');
  const wrong = wrongLines.length > 0 ? editor.lines[cell](named(wrongLines)) : named(refused);
  return (
    <div className="city-field-below">
      <TextField
        label={editor.listed[cell]}
        help={editor.listedHelp[cell]}
        longest={longest}
        value={value}
        wrong={wrong === '' ? undefined : wrong}
        change={change}
      />
    </div>
  );
}
