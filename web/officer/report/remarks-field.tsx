import { useReportWords } from './words/use-report-words.ts';

const longest = 500;
/** From here on it is said how much room is left. */
const nearlyFull = 100;

interface RemarksFieldProps {
  remarks: string;
  change: (remarks: string) => void;
}

/** What the officer wants to add, 500 characters at most. */
export function RemarksField({ remarks, change }: RemarksFieldProps) {
  const reportWords = useReportWords();
  const left = longest - remarks.length;
  return (
    <label class="field">
      <span class="field-label">{reportWords.remarks}</span>
      <textarea maxLength={longest} value={remarks} onInput={(event) => change(event.currentTarget.value)} />
      {left <= nearlyFull && <span class="field-help figures">{reportWords.left(left)}</span>}
    </label>
  );
}
