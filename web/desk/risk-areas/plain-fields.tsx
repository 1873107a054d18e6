import { Input } from 'antd';
import { type ReactNode, useId } from 'react';

interface Given {
  label: string;
  help?: string | undefined;
  value: string;
  wrong: string | undefined;
  change: (value: string) => void;
}

/** A day. */
export function DayField(given: Given) {
  const { value, wrong, change } = given;
  return (
    <Row {...given}>
      {(id) => (
        <input
          id={id}
          type="date"
          value={value}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Row>
  );
}

const longest = 80;

/** One line of text. */
export function LineField(given: Given) {
  const { value, wrong, change } = given;
  return (
    <Row {...given}>
      {(id) => (
        <Input
          id={id}
          maxLength={longest}
          value={value}
          status={wrong === undefined ? '' : 'error'}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Row>
  );
}

function Row({
  label,
  help,
  wrong,
  children,
}: Omit<Given, 'children'> & { children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="form-row">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help !== undefined && <p className="soft small">{help}</p>}
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
    </div>
  );
}
