import { useId } from 'react';

interface Given<Value extends string> {
  label: string;
  choices: Readonly<Record<Value, string>>;
  value: Value | undefined;
  wrong?: string | undefined;
  choose: (value: Value) => void;
}

/** One of a few answers. */
export function ChoiceField<Value extends string>({ label, choices, value, wrong, choose }: Given<Value>) {
  const id = useId();
  return (
    <fieldset className="form-row" aria-describedby={`${id}-wrong`}>
      <legend>{label}</legend>
      <div className="choices">
        {(Object.keys(choices) as Value[]).map((choice) => (
          <label key={choice}>
            <input type="radio" name={id} checked={value === choice} onChange={() => choose(choice)} />
            {choices[choice]}
          </label>
        ))}
      </div>
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
    </fieldset>
  );
}
