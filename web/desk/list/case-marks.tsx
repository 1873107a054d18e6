import type { CaseListRow } from '../../../schemas/case-list.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { useWords } from '../words/use-words.ts';

/** What makes a case stand out, in words; colour only repeats them. */
export function CaseMarks({ row }: { row: CaseListRow }) {
  const { marks } = useWords().list;
  const owesTest = row.owedTestDate !== undefined && row.owedTestDate < shanghaiDate(now());
  const said: [isSo: boolean, text: string, kind: string][] = [
    [row.overdue, marks.overdue, 'mark-action'],
    [owesTest, marks.testOverdue, 'mark-action'],
    [row.riskLevel === 'high', marks.high, 'mark-action'],
    [row.riskLevel === 'medium', marks.medium, 'mark-waiting'],
    [row.riskStay && row.riskLevel === undefined, marks.riskStay, 'mark-waiting'],
    [row.symptoms, marks.symptoms, 'mark-action'],
    [row.child, marks.child, ''],
    [row.shortNotice, marks.shortNotice, ''],
    [row.claims > 0, marks.claims(row.claims), 'mark-waiting'],
  ];
  return (
    <span className="marks">
      {said
        .filter(([isSo]) => isSo)
        .map(([, text, kind]) => (
          <span key={text} className={`mark ${kind}`}>
            {text}
          </span>
        ))}
    </span>
  );
}
