import { useWords } from '../words/use-words.ts';

/** The shape of the list while it is read for the first time. */
export function CardSkeletons() {
  const words = useWords();
  return (
    <div class="cards" role="status">
      <span class="visually-hidden">{words.loading}</span>
      {[0, 1, 2].map((at) => (
        <div key={at} class="card case-card" aria-hidden="true">
          <span class="skeleton skeleton-name" />
          <span class="skeleton skeleton-line" />
          <span class="skeleton skeleton-line" />
          <span class="skeleton skeleton-button" />
        </div>
      ))}
    </div>
  );
}
