import type { CaseComparisons } from '../../../schemas/feed-run.ts';
import { findingOutcome } from '../../../schemas/finding.ts';
import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import { hashOf } from '../address.ts';
import { useFeedWords } from '../feeds/words/use-feed-words.ts';
import { timeText } from '../words/day-words.ts';
import { useLanguage } from '../words/use-words.ts';
import { useFindingWords } from './words/use-finding-words.ts';

type CaseFinding = NonNullable<CaseComparisons['findings']>[number];

/** What the rules of comparison found about a case, those that are open first; each leads to it. */
export function CaseFindings({ findings }: { findings: readonly CaseFinding[] }) {
  const { history } = useFeedWords();
  const openFirst = [...findings].sort((one, other) => (one.state > other.state ? -1 : 1));
  return (
    <>
      <h3>{history.findings}</h3>
      <ul className="case-findings" aria-label={history.findings}>
        {openFirst.map((one) => (
          <li key={one.id}>
            <One one={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ one: { id, rule, state, openedAt, outcome } }: { one: CaseFinding }) {
  const words = useFindingWords();
  const language = useLanguage();
  const { history } = useFeedWords();
  const ended = findingOutcome.safeParse(outcome);
  return (
    <>
      <a className="in-text" href={hashOf({ screen: 'finding', id })}>
        {findingRuleOf(rule).names[language]}
      </a>{' '}
      <span className={state === 'open' ? 'mark mark-waiting' : 'mark mark-done'}>
        {ended.success ? words.closed(words.outcome[ended.data]) : words.state[state]}
      </span>{' '}
      <span className="soft small figures">{history.found(timeText(openedAt))}</span>
    </>
  );
}
