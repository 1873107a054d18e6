import type { ReactNode } from 'react';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';

interface Given<Answer> {
  from: { data: Answer | undefined; error: Error | null; refetch: () => Promise<unknown> };
  rows?: number;
  children: (answer: Answer) => ReactNode;
}

/** What an answer is shown as; until it is there, that it is on its way, or why it is not. */
export function Loaded<Answer>({ from: { data, error, refetch }, rows = 3, children }: Given<Answer>) {
  if (data !== undefined) return children(data);
  return error === null ? <Waiting rows={rows} /> : <Failure error={error} retry={() => void refetch()} />;
}
