import type { ComponentChildren } from 'preact';
import { useWords } from '../words/words.tsx';
import { useFieldErrors } from './field-errors.ts';

export interface Asked {
  /** JSON pointer of the answer in the request: the field's id, and where its error stands. */
  at: string;
  label: string;
  help?: string | undefined;
  optional?: boolean | undefined;
}

/** The attributes that tie a field to what is said about it. */
export function describedBy({ at, help }: Asked, error: string | undefined): { 'aria-describedby'?: string } {
  const ids = [help === undefined ? '' : `${at}-help`, error === undefined ? '' : `${at}-error`];
  const described = ids.filter((id) => id !== '').join(' ');
  return described === '' ? {} : { 'aria-describedby': described };
}

export function LabelText({ label, optional }: Pick<Asked, 'label' | 'optional'>) {
  const words = useWords();
  return (
    <>
      {label}
      {optional === true && <span class="optional">{words.optional}</span>}
    </>
  );
}

export function HelpAndError({ at, help, error }: Asked & { error: string | undefined }) {
  return (
    <>
      {help !== undefined && (
        <p class="field-help" id={`${at}-help`}>
          {help}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${at}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

interface LineAttributes {
  inputMode?: 'numeric';
  autoComplete?: 'off' | 'name' | 'tel' | 'one-time-code';
  autocapitalize?: 'characters';
  min?: string;
  max?: string;
  maxLength?: number;
  readOnly?: boolean;
}

type LineKind = 'text' | 'tel' | 'date' | 'time';

type Line = LineAttributes & {
  id: string;
  value: string;
  'aria-describedby'?: string;
  'aria-invalid': boolean;
  onInput: (event: { currentTarget: HTMLInputElement }) => void;
  onBlur: () => void;
};

/** The native input of a kind: Preact's types know them one by one. */
function Input({ kind, line }: { kind: LineKind; line: Line }) {
  switch (kind) {
    case 'text':
      return <input {...line} type="text" />;
    case 'tel':
      return <input {...line} type="tel" />;
    case 'date':
      return <input {...line} type="date" />;
    case 'time':
      return <input {...line} type="time" />;
  }
}

type TextAsked = Asked &
  LineAttributes & {
    type?: LineKind;
    value: string;
    onValue: (value: string) => void;
    after?: ComponentChildren;
    /** The second element of one answer (the time of a date): the first says the error of both. */
    second?: boolean;
  };

/** A question answered with a line of text, a date or a time. */
export function TextField({ onValue, after, second, type, label, help, optional, ...rest }: TextAsked) {
  const { at, ...attributes } = rest;
  const { errorAt, leave } = useFieldErrors();
  const pointer = second === true ? at.replace(/-[a-z]+$/, '') : at;
  const error = errorAt(pointer);
  const said = second === true ? undefined : error;
  return (
    <div class={`field${error === undefined ? '' : ' has-error'}`}>
      <label class="field-label" for={at}>
        <LabelText label={label} optional={optional} />
      </label>
      <HelpAndError at={at} label={label} help={help} error={said} />
      <Input
        kind={type ?? 'text'}
        line={{
          ...attributes,
          ...describedBy({ at, label, help }, said),
          id: at,
          'aria-invalid': error !== undefined,
          onInput: ({ currentTarget }) => onValue(currentTarget.value),
          onBlur: () => leave(pointer),
        }}
      />
      {after}
    </div>
  );
}

/** A question answered from a list too long for chips. */
export function SelectField({
  options,
  onValue,
  ...asked
}: Asked & {
  value: string;
  onValue: (value: string) => void;
  options: readonly (readonly [string, string])[];
}) {
  const { at, label, help, optional, value } = asked;
  const words = useWords();
  const { errorAt, leave } = useFieldErrors();
  const error = errorAt(at);
  return (
    <div class={`field${error === undefined ? '' : ' has-error'}`}>
      <label class="field-label" for={at}>
        <LabelText label={label} optional={optional} />
      </label>
      <HelpAndError at={at} label={label} help={help} error={error} />
      <select
        id={at}
        value={value}
        {...describedBy(asked, error)}
        aria-invalid={error !== undefined}
        onChange={(event) => onValue(event.currentTarget.value)}
        onBlur={() => leave(at)}
      >
        <option value="">{words.choose}</option>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
