import { useFeedWords } from './words/use-feed-words.ts';

/** What each count means, folded. */
export function CountLegend() {
  const { legend, counts, applied } = useFeedWords();
  const { title, ...meanings } = legend;
  const names = { ...counts, ...applied };
  return (
    <details className="feed-legend">
      <summary>{title}</summary>
      <dl>
        {(Object.keys(meanings) as (keyof typeof meanings)[]).map((name) => (
          <div key={name}>
            <dt>{names[name]}</dt>
            <dd>{meanings[name]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
