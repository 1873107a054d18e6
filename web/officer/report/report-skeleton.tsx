import { useWords } from '../words/use-words.ts';

/** The shape of a report while it is read for the first time. */
export function ReportSkeleton() {
  const words = useWords();
  return (
    <div class="card stack" role="status">
      <span class="visually-hidden">{words.loading}</span>
      {[0, 1, 2, 3].map((at) => (
        <span key={at} class="skeleton skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
