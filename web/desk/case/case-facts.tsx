import type { CaseDetail } from '../../../schemas/worklist.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { controlFacts, healthFacts } from './condition-facts.tsx';
import { Facts } from './facts.tsx';
import { personFacts, tripFacts } from './registration-facts.tsx';

/** What was registered, and what is known since. */
export function CaseFacts({ shown }: { shown: CaseDetail }) {
  const words = useWords();
  const language = useLanguage();
  const said = { shown, words, language };
  return (
    <>
      <Facts title={words.case.person} facts={personFacts(said)} />
      <Facts title={words.case.trip} facts={tripFacts(said)} />
      <Facts title={words.case.health} facts={healthFacts(said)} />
      <Facts title={words.case.control} facts={controlFacts(said)} />
    </>
  );
}
