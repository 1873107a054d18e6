import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { isRefused, sentenceOf } from '../api/sentence-of.ts';
import { Block } from '../shell/block.tsx';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import { CaseFacts } from './case-facts.tsx';
import { CaseTop } from './case-top.tsx';
import { CaseViews } from './case-views.tsx';
import { History } from './history.tsx';
import { useCase } from './use-case.ts';
import { Veil } from './veil.tsx';

const CaseComparisons = lazy(() => import('../feeds/case-comparisons.tsx'));

/** A declaration with its registration, verifications, transfers and views (requirements D2). */
export function CaseView({ id }: { id: string }) {
  const words = useWords();
  const { data, error, refetch } = useCase(id);
  if (data !== undefined) return <Opened masked={data} />;
  if (error === null) return <Waiting rows={12} />;
  if (!isRefused(error)) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <section className="not-shown">
      <h2>{words.problem.notFoundTitle}</h2>
      <p>{sentenceOf(error, words)}</p>
    </section>
  );
}

/** Personal data live as long as this screen does, and in no cache. */
function Opened({ masked }: { masked: CaseDetail }) {
  const words = useWords();
  const client = useQueryClient();
  const [whole, setWhole] = useState<CaseDetail>();
  const shown = whole ?? masked;
  return (
    <div className="case">
      <CaseTop shown={shown} />
      {masked.masked === true && (
        <Veil
          id={masked.id}
          isWhole={whole !== undefined}
          hide={() => setWhole(undefined)}
          show={(unmasked) => {
            setWhole(unmasked);
            void client.invalidateQueries({ queryKey: ['views', masked.id] });
          }}
        />
      )}
      <CaseFacts shown={shown} />
      <Block title={words.case.history}>
        <History shown={shown} />
      </Block>
      <Suspense fallback={<Waiting rows={2} />}>
        <CaseComparisons id={masked.id} />
      </Suspense>
      <Block title={words.case.views} help={words.case.viewsHelp}>
        <CaseViews id={masked.id} />
      </Block>
    </div>
  );
}
