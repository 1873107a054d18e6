import { Alert, Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import {
  type CommunityReport,
  confirmation,
  type ObjectionAnswerRequest,
} from '../../../../schemas/daily-report.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { ChoiceField } from '../../shell/choice-field.tsx';
import { TextField } from '../../shell/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { communityPath } from '../report-queries.ts';
import { useReportAction } from '../use-report-action.ts';
import { useReportWords } from '../words/use-report-words.ts';

const shortest = 4;

/** The township says what it found (requirements E1). */
export function AnswerForm({ told: { day, community } }: { told: CommunityReport }) {
  const words = useWords();
  const { objection: says } = useReportWords();
  const [found, setFound] = useState<'upheld' | 'rejected'>();
  const [answer, setAnswer] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, isPending } = useReportAction<ObjectionAnswerRequest, unknown>({
    path: `${communityPath(day, community.code)}/objection-answer`,
    answer: confirmation,
  });
  const isShort = answer.trim().length < shortest;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (found !== undefined && !isShort) mutate({ upheld: found === 'upheld', answer: answer.trim() });
  };
  return (
    <form className="form" onSubmit={send}>
      <ChoiceField
        label={says.found}
        choices={{ upheld: says.upheld, rejected: says.rejected }}
        value={found}
        wrong={isTried && found === undefined ? says.foundMissing : undefined}
        choose={setFound}
      />
      <TextField
        label={says.answer}
        help={says.answerHelp}
        value={answer}
        wrong={isTried && isShort ? words.case.reasonShort : undefined}
        change={setAnswer}
      />
      {error !== null && <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />}
      <p>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {says.send}
        </Button>
      </p>
    </form>
  );
}
