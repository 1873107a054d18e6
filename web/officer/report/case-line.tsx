import type { CaseListRow } from '../../../schemas/case-list.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { instantWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { useReportWords } from './words/use-report-words.ts';

/** A case by its masked name, as a list knows it; without a line, by the way to it. */
export function CaseLine({ id, row }: { id: string; row: CaseListRow | undefined }) {
  const words = useWords();
  const reportWords = useReportWords();
  const say = (instant: string) => instantWords(new Date(instant), now(), words);
  return (
    <li>
      <a class="case-line" href={hashOf({ screen: 'case', id })}>
        <span>
          {row === undefined ? (
            reportWords.openCase
          ) : (
            <>
              <strong>{row.maskedName}</strong>
              <span class="soft small">
                {` ${words.codes.direction[row.direction]} · ${words.codes.state[row.state]}`}
                <br />
                {row.arrivedAt === undefined
                  ? `${words.case.expected} ${say(row.expectedArrivalAt)}`
                  : `${words.case.arrived} ${say(row.arrivedAt)}`}
              </span>
            </>
          )}
        </span>
        <Icon name="forward" size={20} />
      </a>
    </li>
  );
}
