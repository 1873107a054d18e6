import { useId } from 'preact/hooks';

interface ReasonProps {
  label: string;
  help?: string;
  text: string;
  change: (text: string) => void;
}

/** A remark in one's own words, which goes on record. */
export function Reason({ label, help, text, change }: ReasonProps) {
  const id = useId();
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <textarea
        maxLength={200}
        value={text}
        aria-describedby={help === undefined ? undefined : id}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {help !== undefined && (
        <span id={id} class="field-help">
          {help}
        </span>
      )}
    </label>
  );
}
