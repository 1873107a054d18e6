import { Input } from 'antd';
import { useId } from 'react';

interface Given {
  label: string;
  help?: string;
  value: string;
  wrong?: string | undefined;
  /** In characters. */
  longest?: number;
  change: (value: string) => void;
}

/** A few sentences, with what they are for and what is wrong with them. */
export function TextField({ label, help, value, wrong, longest = 500, change }: Given) {
  const id = useId();
  return (
    <div className="form-row">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={longest}
        value={value}
        status={wrong === undefined ? '' : 'error'}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-help ${id}-wrong`}
        onChange={(event) => change(event.target.value)}
      />
      {help !== undefined && (
        <p id={`${id}-help`} className="soft small">
          {help}
        </p>
      )}
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
    </div>
  );
}
