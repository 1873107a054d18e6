import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { type Address, hashOf } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { CaseBand } from '../shell/case-band.tsx';
import { Failure } from '../shell/failure.tsx';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import { openCase, readCase } from './case-store.ts';
import { opened } from './opened-case.ts';

function CaseSkeleton() {
  const words = useWords();
  return (
    <div class="stack" role="status">
      <span class="visually-hidden">{words.loading}</span>
      {[0, 1, 2].map((at) => (
        <div key={at} class="card stack" aria-hidden="true">
          <span class="skeleton skeleton-name" />
          <span class="skeleton skeleton-line" />
          <span class="skeleton skeleton-line" />
        </div>
      ))}
    </div>
  );
}

interface WithCaseProps {
  id: string;
  title: string;
  back: Address;
  children: (detail: CaseDetail) => ComponentChildren;
}

/** A screen about one case: its skeleton while it is read, why it can't be shown, or the screen itself. */
export function WithCase({ id, title, back, children }: WithCaseProps) {
  const words = useWords();
  const { id: current, detail, failed } = useCell(opened);
  useEffect(() => openCase(id), [id]);
  if (current === id && detail !== undefined) return children(detail);
  const isGone = failed instanceof ProblemError && failed.problem.status === 404;
  return (
    <>
      <CaseBand title={title} back={back} />
      <main class="page" aria-busy={failed === undefined}>
        {current !== id || failed === undefined ? (
          <CaseSkeleton />
        ) : isGone ? (
          <div class="empty">
            <h2>{words.case.notFound}</h2>
            <a class="button" href={hashOf({ screen: 'today' })}>
              {words.problem.toToday}
            </a>
          </div>
        ) : (
          <Failure sentence={sentenceOf(failed, words)} retry={() => void readCase(id)} />
        )}
      </main>
    </>
  );
}
