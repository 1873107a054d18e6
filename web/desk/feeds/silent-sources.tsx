import { Alert } from 'antd';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import { now } from '../../staff/server-time.ts';
import { useLanguage } from '../words/use-words.ts';
import { freshnessOf } from './freshness.ts';
import { useFeedWords } from './words/use-feed-words.ts';

/** Which sources have been silent for longer than they may; what never came is no source yet. */
export function SilentSources({ kinds, runs }: { kinds: readonly FeedKind[]; runs: readonly FeedRun[] }) {
  const words = useFeedWords();
  const language = useLanguage();
  const at = now();
  const silent = kinds.filter((kind) => freshnessOf(kind, runs, at).state === 'silent');
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
