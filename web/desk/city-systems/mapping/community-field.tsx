import { TextField } from '../../shell/text-field.tsx';
import { useCityWords } from '../words/use-city-words.ts';
import type { FaultPart } from './field-faults.ts';

interface Given {
  value: string;
  faults: Partial<Record<FaultPart, string>>;
  wrongLines: readonly number[];
  change: (value: string) => void;
}

/** 6,000 communities with several spellings. */
const longest = 2_000_000;
const mostNamed = 10;

/** How the city writes our communities: pasted, a line each. */
export function CommunityField({ value, faults, wrongLines, change }: Given) {
  const { editor, join } = useCityWords();
  const refused = Object.entries(faults).flatMap(([part, sentence]) => {
    const [, code] = /^codes\/(.*)$/.exec(part) ?? [];
    return code === undefined ? [] : [`${code} ${sentence}`];
  });
  const named = (list: readonly (string | number)[]) =>
    list.slice(0, mostNamed).join(join) + (list.length > mostNamed ? '…' : '');
  const wrong = wrongLines.length > 0 ? editor.lines(named(wrongLines)) : named(refused);
  return (
    <div className="city-field-below">
      <TextField
        label={editor.communities}
        help={editor.communitiesHelp}
        longest={longest}
        value={value}
        wrong={wrong === '' ? undefined : wrong}
        change={change}
      />
    </div>
  );
}
