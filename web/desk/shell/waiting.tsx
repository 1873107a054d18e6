import { Skeleton } from 'antd';
import { useWords } from '../words/use-words.ts';

/** The shape of what is on its way. */
export function Waiting({ rows = 4 }: { rows?: number }) {
  const words = useWords();
  return (
    <div role="status" aria-label={words.loading}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}
