import { Button } from 'antd';
import { type SubmitEvent, useId, useState } from 'react';
import { type FeedReleaseReason, feedReleaseReason } from '../../../schemas/feed-guard.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { useWords } from '../words/use-words.ts';
import { useRelease } from './use-release.ts';
import { useFeedWords } from './words/use-feed-words.ts';

/** Releases a run, with the reason why it is meant: said what comes of it, because it can't be undone. */
export function ReleaseForm({ run }: { run: FeedRun }) {
  const words = useWords();
  const { held: says } = useFeedWords();
  const id = useId();
  const [reason, setReason] = useState<FeedReleaseReason>();
  const [isMissing, setIsMissing] = useState(false);
  const { mutate, error, isPending } = useRelease(run.id);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setIsMissing(reason === undefined);
    if (reason !== undefined) mutate(reason);
  };
  const wrong = isMissing ? says.reasonMissing : error === null ? undefined : sentenceOf(error, words);
  return (
    <form className="feed-release" onSubmit={send}>
      <label htmlFor={id}>{says.reason}</label>
      <select
        id={id}
        value={reason ?? ''}
        aria-describedby={`${id}-help ${id}-wrong`}
        onChange={({ target }) => setReason(feedReleaseReason.options.find((one) => one === target.value))}
      >
        <option value="">{says.chooseReason}</option>
        {feedReleaseReason.options.map((one) => (
          <option key={one} value={one}>
            {says.reasons[one]}
          </option>
        ))}
      </select>
      <Button type="primary" htmlType="submit" loading={isPending} aria-label={says.releaseOf(run.name)}>
        {says.release}
      </Button>
      <p id={`${id}-help`} className="soft small">
        {(run.releases ?? []).length === 0 ? says.first : says.second}
      </p>
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
    </form>
  );
}
