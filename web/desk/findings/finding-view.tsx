import type { Finding } from '../../../schemas/finding.ts';
import type { Me } from '../../../schemas/staff.ts';
import { isRefused } from '../api/sentence-of.ts';
import { Block } from '../shell/block.tsx';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useLanguage, useWords } from '../words/use-words.ts';
import { Evidence } from './evidence.tsx';
import { FindingFacts } from './finding-facts.tsx';
import { useFinding } from './finding-queries.ts';
import { FindingSteps } from './finding-steps.tsx';
import { FindingTop } from './finding-top.tsx';
import { StepForm } from './form/step-form.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** A finding with what it rests on, whom it is about, what was done, and what can be done (requirements D4, D7). */
export function FindingView({ id, me }: { id: string; me: Me }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const { data, error, refetch } = useFinding(id);
  if (data !== undefined) return <Opened shown={data} me={me} />;
  if (error === null) return <Waiting rows={12} />;
  if (!isRefused(error)) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <section className="not-shown">
      <h2>{words.problem.notFoundTitle}</h2>
      <p>{findingWords.notFound}</p>
    </section>
  );
}

function Opened({ shown, me }: { shown: Finding; me: Me }) {
  const words = useFindingWords();
  const language = useLanguage();
  return (
    <div className="case">
      <FindingTop shown={shown} />
      <Block title={words.ask} help={words.basis(shown.published.basis, shown.ruleVersion)}>
        <p>{shown.published.ask[language]}</p>
      </Block>
      <FindingFacts shown={shown} />
      <Evidence shown={shown} />
      <Block title={words.history}>
        <FindingSteps shown={shown} />
      </Block>
      {shown.allowed.length > 0 && <StepForm shown={shown} me={me} />}
    </div>
  );
}
