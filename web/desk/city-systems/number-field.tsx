import { InputNumber } from 'antd';
import { useId } from 'react';

interface Given {
  label: string;
  value: number | null;
  least?: number;
  most: number;
  wrong: string | undefined;
  change: (value: number | null) => void;
}

/** A whole number. */
export function NumberField({ label, value, least = 0, most, wrong, change }: Given) {
  const id = useId();
  return (
    <div className="form-row">
      <label htmlFor={id}>{label}</label>
      <InputNumber
        id={id}
        min={least}
        max={most}
        precision={0}
        value={value}
        aria-describedby={`${id}-wrong`}
        onChange={change}
      />
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
    </div>
  );
}
