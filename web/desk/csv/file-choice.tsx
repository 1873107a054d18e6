import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';

interface Given {
  label: string;
  take: (file: File) => void;
  isDisabled?: boolean;
  /** What stands beside it. */
  children?: ReactNode;
}

/** Takes a CSV file, again and again: the same one too, once it was put right. */
export function FileChoice({ label, take, isDisabled = false, children }: Given) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="form-ways">
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label={label}
        className="visually-hidden"
        tabIndex={-1}
        disabled={isDisabled}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) take(file);
          target.value = '';
        }}
      />
      <Button disabled={isDisabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {children}
    </div>
  );
}
