import { Input } from 'antd';
import { useId } from 'react';

export interface Reason<Purpose extends string> {
  purpose: Purpose | undefined;
  reason: string;
}

interface Given<Purpose extends string> {
  purposes: readonly Purpose[];
  names: Readonly<Record<Purpose, string>>;
  words: { purpose: string; reason: string; reasonHelp: string };
  value: Reason<Purpose>;
  /** What is wrong, once somebody tried to go on. */
  wrong: { purpose?: string | undefined; reason?: string | undefined };
  change: (value: Reason<Purpose>) => void;
}

/** One of a fixed list of purposes, and a reason in words: both go on record. */
export function ReasonFields<Purpose extends string>(given: Given<Purpose>) {
  const { purposes, names, words, value, wrong, change } = given;
  const id = useId();
  return (
    <>
      <fieldset className="form-row" aria-describedby={`${id}-purpose`}>
        <legend>{words.purpose}</legend>
        <div className="choices">
          {purposes.map((purpose) => (
            <label key={purpose}>
              <input
                type="radio"
                name={`${id}-purposes`}
                checked={value.purpose === purpose}
                onChange={() => change({ ...value, purpose })}
              />
              {names[purpose]}
            </label>
          ))}
        </div>
        <p id={`${id}-purpose`} className="form-wrong" role="alert">
          {wrong.purpose}
        </p>
      </fieldset>
      <div className="form-row">
        <label htmlFor={`${id}-reason`}>{words.reason}</label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={3}
          maxLength={200}
          value={value.reason}
          status={wrong.reason === undefined ? '' : 'error'}
          aria-invalid={wrong.reason !== undefined}
          aria-describedby={`${id}-help`}
          onChange={(event) => change({ ...value, reason: event.target.value })}
        />
        <p id={`${id}-help`} className="soft small">
          {words.reasonHelp}
        </p>
        <p className="form-wrong" role="alert">
          {wrong.reason}
        </p>
      </div>
    </>
  );
}
