import type { CommunityReport, Objection } from '../../../../schemas/daily-report.ts';
import type { Me } from '../../../../schemas/staff.ts';
import { Block } from '../../shell/block.tsx';
import { RegionName } from '../../shell/region-name.tsx';
import { timeText } from '../../words/day-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { AnswerForm } from './answer-form.tsx';
import { Contradictions } from './contradictions.tsx';

interface Given {
  told: CommunityReport;
  objection: Objection;
  me: Me;
}

/** Why a community holds the data to be wrong, what the data say, and what its township found. */
export function Objected({ told, objection, me }: Given) {
  const { objection: words } = useReportWords();
  const { reason, contradictions, answer } = objection;
  return (
    <Block title={words.title} help={answer === undefined ? words.unanswered : undefined}>
      <dl className="facts">
        <div>
          <dt>{words.reason}</dt>
          <dd>{reason}</dd>
        </div>
        {contradictions.length > 0 && (
          <div>
            <dt>{words.data}</dt>
            <dd>
              <Contradictions found={contradictions} />
            </dd>
          </div>
        )}
        {answer !== undefined && (
          <div>
            <dt>{words.answer}</dt>
            <dd>
              <span className={answer.upheld ? 'mark mark-done' : 'mark'}>
                {answer.upheld ? words.upheld : words.rejected}
              </span>{' '}
              {answer.answer}
              <p className="soft small figures">
                {timeText(answer.at)} · <RegionName code={answer.place} /> {answer.by}
              </p>
            </dd>
          </div>
        )}
      </dl>
      {answer === undefined && me.role === 'township' && <AnswerForm told={told} />}
    </Block>
  );
}
