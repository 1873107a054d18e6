import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseListRow } from '../../../schemas/case-list.ts';
import type { Contradiction } from '../../../schemas/daily-report.ts';
import { hashOf } from '../address.ts';
import { CaseLine } from './case-line.tsx';
import { rowsAround } from './cases-behind.ts';
import type { ConfirmDraft } from './confirm-draft.ts';
import type { Reported } from './held-reports.ts';
import { ObjectionField } from './objection-field.tsx';
import { useReportWords } from './words/use-report-words.ts';

/** The lines of the cases; without them each is still a link. */
function useRows(of: Reported, told: readonly Contradiction[]): ReadonlyMap<string, CaseListRow> {
  const [rows, setRows] = useState<ReadonlyMap<string, CaseListRow>>(new Map());
  const ids = [...new Set(told.flatMap(({ cases }) => cases))];
  useEffect(() => {
    let isWanted = true;
    rowsAround(of, ids).then(
      (found) => isWanted && setRows(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [ids.join()]);
  return rows;
}

interface KindProps {
  told: Contradiction;
  /** Those of its cases that stand under no kind before it. */
  cases: readonly string[];
  rows: ReadonlyMap<string, CaseListRow>;
}

function Kind({ told, cases, rows }: KindProps) {
  const reportWords = useReportWords();
  // Of arrivals each is one person's: what the list lacks was handed on since.
  const others = told.kind === 'arrived' ? told.count - told.cases.length : 0;
  return (
    <section>
      <h4>{reportWords.kinds[told.kind](told.count)}</h4>
      <ul>
        {cases.map((id) => (
          <CaseLine key={id} id={id} row={rows.get(id)} />
        ))}
      </ul>
      {told.kind === 'findings' && (
        <a class="link" href={hashOf({ screen: 'findings' })}>
          {reportWords.toFindings}
        </a>
      )}
      {others > 0 && <p class="soft small">{reportWords.handedOn(others)}</p>}
    </section>
  );
}

interface ContradictionsProps {
  of: Reported;
  draft: ConfirmDraft;
}

/** What the data say against a zero, case by case, and the officer's word against it (requirements E5). */
export function Contradictions(props: ContradictionsProps) {
  const reportWords = useReportWords();
  const { of, draft } = props;
  const rows = useRows(of, draft.contradictions);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section class="card stack report-against" aria-labelledby="report-against">
      <h3 id="report-against" ref={heading} tabIndex={-1}>
        {reportWords.against}
      </h3>
      <p>{reportWords.againstHelp}</p>
      {draft.contradictions.map((told, index) => {
        const before = draft.contradictions.slice(0, index).flatMap(({ cases }) => cases);
        const cases = told.cases.filter((id) => !before.includes(id));
        return <Kind key={told.kind} told={told} cases={cases} rows={rows} />;
      })}
      <ObjectionField {...props} />
    </section>
  );
}
