import { useState } from 'preact/hooks';
import { Chips } from '../verify/chips.tsx';
import { useWords } from '../words/use-words.ts';

interface ReasonChoiceProps {
  legend: string;
  reasons: readonly string[];
  reason: string;
  change: (reason: string) => void;
}

/** A reason by chip; only another one has to be typed. */
export function ReasonChoice({ legend, reasons, reason, change }: ReasonChoiceProps) {
  const words = useWords();
  const [isOther, setOther] = useState(reason !== '' && !reasons.includes(reason));
  const other = words.transfer.otherReason;
  return (
    <>
      <Chips
        legend={legend}
        choices={[...reasons, other].map((value) => ({ value, label: value }))}
        chosen={isOther ? [other] : [reason]}
        choose={(value) => {
          setOther(value === other);
          change(value === other ? '' : value);
        }}
      />
      {isOther && (
        <div class="field">
          <textarea
            aria-label={other}
            maxLength={200}
            value={reason}
            onInput={(event) => change(event.currentTarget.value)}
          />
        </div>
      )}
    </>
  );
}
