import { Input } from 'antd';
import { useId } from 'react';

interface Given {
  label: string;
  value: string;
  wrong: string | undefined;
  change: (value: string) => void;
}

/** What the city calls something, commas between; its name stands beside it. */
export function ListField({ label, value, wrong, change }: Given) {
  const id = useId();
  return (
    <div>
      <Input
        value={value}
        aria-label={label}
        status={wrong === undefined ? '' : 'error'}
        aria-invalid={wrong !== undefined}
        aria-describedby={id}
        onChange={({ target }) => change(target.value)}
      />
      <p id={id} className="form-wrong" role="alert">
        {wrong}
      </p>
    </div>
  );
}
