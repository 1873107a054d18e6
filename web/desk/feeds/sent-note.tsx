import { Alert } from 'antd';
import type { Awaited } from './use-awaited.ts';
import { useFeedWords } from './words/use-feed-words.ts';

/** Says of a file that was sent whether it is being looked at. */
export function SentNote({ awaited: { name, state } }: { awaited: Awaited }) {
  const { send } = useFeedWords();
  const said = { waiting: send.sent, seen: send.seen, unseen: send.unseen };
  return (
    <Alert
      type={state === 'unseen' ? 'warning' : 'success'}
      showIcon
      role="status"
      title={said[state](name)}
    />
  );
}
