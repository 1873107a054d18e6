import { useId } from 'react';
import { sizeText } from '../words/size-text.ts';

interface Given {
  /** Bytes that have gone, of so many. */
  gone: number;
  of: number;
  said: (parts: { gone: string; of: string; percent: number }) => string;
}

/** How much of a file has gone. */
export function SendProgress({ gone, of, said }: Given) {
  const id = useId();
  const percent = Math.floor((gone / Math.max(1, of)) * 100);
  return (
    <p className="feed-progress figures">
      <progress max={Math.max(1, of)} value={gone} aria-labelledby={id} />
      <span id={id}>{said({ gone: sizeText(gone), of: sizeText(of), percent })}</span>
    </p>
  );
}
