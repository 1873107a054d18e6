import { useId } from 'preact/hooks';

interface ChipsProps<Value extends string> {
  legend: string;
  choices: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  choose: (value: Value) => void;
  several?: boolean;
  error?: string | undefined;
}

/** A question answered by chips: radios, or checkboxes when several answers may hold. */
export function Chips<Value extends string>({
  legend,
  choices,
  chosen,
  choose,
  several = false,
  error,
}: ChipsProps<Value>) {
  const name = useId();
  return (
    <fieldset
      class={`field ${error === undefined ? '' : 'has-error'}`}
      aria-describedby={error && `${name}-error`}
    >
      <legend class="field-label">{legend}</legend>
      <div class="choices">
        {choices.map(({ value, label }) => (
          <label key={value} class="choice">
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={() => choose(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${name}-error`} class="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
