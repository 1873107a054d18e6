import { useWords } from '../words/words.tsx';
import { type Asked, describedBy, HelpAndError, LabelText } from './field.tsx';
import { useFieldErrors } from './field-errors.ts';

type Options = readonly (readonly [string, string])[];

interface Group extends Asked {
  options: Options;
  chosen: readonly string[];
  kind: 'radio' | 'checkbox';
  stacked?: boolean;
  onChoice: (code: string) => void;
}

function ChoiceGroup({ options, chosen, kind, stacked, onChoice, ...asked }: Group) {
  const { at, label, help, optional } = asked;
  const { errorAt, leave } = useFieldErrors();
  const error = errorAt(at);
  return (
    <fieldset
      class={`field${error === undefined ? '' : ' has-error'}`}
      id={at}
      {...describedBy(asked, error)}
    >
      <legend class="field-label">
        <LabelText label={label} optional={optional} />
      </legend>
      <HelpAndError at={at} label={label} help={help} error={error} />
      <div class={`choices${stacked === true ? ' choices-stacked' : ''}`}>
        {options.map(([code, name]) => (
          <label class="choice" key={code}>
            <input
              type={kind}
              name={at}
              value={code}
              checked={chosen.includes(code)}
              onChange={() => {
                onChoice(code);
                leave(at);
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of a few: chips. */
export function Choices({
  value,
  onValue,
  ...asked
}: Asked & { options: Options; value: string; stacked?: boolean; onValue: (value: string) => void }) {
  return <ChoiceGroup {...asked} kind="radio" chosen={[value]} onChoice={onValue} />;
}

/** Any of a few: chips that stay. */
export function Toggles({
  values,
  onValues,
  ...asked
}: Asked & { options: Options; values: readonly string[]; onValues: (values: string[]) => void }) {
  const toggle = (code: string): void =>
    onValues(values.includes(code) ? values.filter((value) => value !== code) : [...values, code]);
  return <ChoiceGroup {...asked} kind="checkbox" chosen={values} onChoice={toggle} />;
}

/** Yes or no; nothing is chosen beforehand. */
export function YesNo({
  value,
  onValue,
  ...asked
}: Asked & { value: boolean | undefined; onValue: (value: boolean) => void }) {
  const words = useWords();
  const options: Options = [
    ['no', words.no],
    ['yes', words.yes],
  ];
  const chosen = value === undefined ? [] : [value ? 'yes' : 'no'];
  return (
    <ChoiceGroup
      {...asked}
      kind="radio"
      options={options}
      chosen={chosen}
      onChoice={(code) => onValue(code === 'yes')}
    />
  );
}
