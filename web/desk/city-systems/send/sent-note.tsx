import { Alert } from 'antd';
import { useCityWords } from '../words/use-city-words.ts';
import type { Awaited } from './awaited.ts';

const kinds = { waiting: 'success', seen: 'success', unseen: 'warning', again: 'info' } as const;

/** Says of a file that was sent whether it is being looked at. */
export function SentNote({ awaited: { name, state } }: { awaited: Awaited }) {
  const { send } = useCityWords();
  const said = { waiting: send.sent, seen: send.seen, unseen: send.unseen, again: send.again };
  return <Alert type={kinds[state]} showIcon role="status" title={said[state](name)} />;
}
