import { Alert } from 'antd';
import { type FeedHistory, freshnessOf } from '../../../schemas/feed-freshness.ts';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { now } from '../../staff/server-time.ts';
import { useLanguage } from '../words/use-words.ts';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  kinds: readonly FeedKind[];
  history: FeedHistory;
}

/** Which sources have been silent for longer than they may; what never came is no source yet. */
export function SilentSources({ kinds, history }: Given) {
  const words = useFeedWords();
  const language = useLanguage();
  const at = now();
  const silent = kinds.filter((kind) => freshnessOf(kind, history, at).state === 'silent');
  if (silent.length === 0) return null;
  const names = silent.map((kind) => kind.names[language]).join(words.join);
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={words.silentTitle(silent.length)}
      description={words.silentHelp(names)}
    />
  );
}
