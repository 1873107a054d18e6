import { Input } from 'antd';
import { useId } from 'react';

interface Given {
  label: string;
  value: string;
  wrong: string | undefined;
  change: (value: string) => void;
}

const longest = 200;

/** A reason in a few words, which goes on record. */
export function ReasonField({ label, value, wrong, change }: Given) {
  const id = useId();
  return (
    <div className="form-row">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={longest}
        value={value}
        status={wrong === undefined ? '' : 'error'}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => change(event.target.value)}
      />
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
    </div>
  );
}
