interface BigChoicesProps<Value extends string> {
  legend: string;
  choices: readonly { value: Value; label: string; note?: string }[];
  chosen: Value | undefined;
  choose: (value: Value) => void;
}

/** Answers as big buttons, one tap each: the tap answers and goes on. */
export function BigChoices<Value extends string>({
  legend,
  choices,
  chosen,
  choose,
}: BigChoicesProps<Value>) {
  return (
    <div class="big-choices" role="group" aria-label={legend}>
      {choices.map(({ value, label, note }) => (
        <button
          key={value}
          type="button"
          class={`button big-choice ${chosen === value ? 'big-choice-chosen' : ''}`}
          aria-pressed={chosen === value}
          onClick={() => choose(value)}
        >
          {label}
          {note !== undefined && <span class="small">{note}</span>}
        </button>
      ))}
    </div>
  );
}
