import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import {
  type CommunityReport,
  type ConfirmationRequest,
  communityReport,
} from '../../../../schemas/daily-report.ts';
import { isZero, totalsOf } from '../../../../schemas/reported-figures.ts';
import { Block } from '../../shell/block.tsx';
import { ChoiceField } from '../../shell/choice-field.tsx';
import { TextField } from '../../shell/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { communityPath, reportProblemOf } from '../report-queries.ts';
import { useReportAction } from '../use-report-action.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { ConfirmProblem } from './confirm-problem.tsx';

const shortest = 4;

/** The township reports the day of a community that has no active officer (requirements B3); marked so. */
export function ConfirmOnBehalf({ told }: { told: CommunityReport }) {
  const words = useWords();
  const { confirm: says } = useReportWords();
  const { day, community, figures } = told;
  const [attests, setAttests] = useState<ConfirmationRequest['attests']>('figures');
  const [remarks, setRemarks] = useState('');
  const [objection, setObjection] = useState('');
  const { mutate, error, isPending } = useReportAction<ConfirmationRequest, unknown>({
    path: `${communityPath(day, community.code)}/confirmation`,
    answer: communityReport,
  });
  const reason = objection.trim();
  // What the last refusal listed: an objection is against that.
  const { contradictionsTag } = reportProblemOf(error) ?? {};
  const isShort = reason !== '' && reason.length < shortest;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (isShort) return;
    mutate({
      attests,
      seen: totalsOf(figures),
      ...(remarks.trim() !== '' && { remarks: remarks.trim() }),
      ...(reason !== '' && { objection: reason }),
      ...(reason !== '' && contradictionsTag !== undefined && { contradictionsTag }),
    });
  };
  return (
    <Block title={says.title} help={says.help}>
      <form className="form" onSubmit={send}>
        {isZero(figures) ? (
          <p>{says.nothing}</p>
        ) : (
          <ChoiceField label={says.attests} choices={says.choices} value={attests} choose={setAttests} />
        )}
        <TextField label={says.remarks} help={says.remarksHelp} value={remarks} change={setRemarks} />
        <TextField
          label={says.objection}
          help={says.objectionHelp}
          value={objection}
          wrong={isShort ? words.case.reasonShort : undefined}
          change={setObjection}
        />
        {error !== null && <ConfirmProblem error={error} />}
        <p>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {says.send}
          </Button>
        </p>
      </form>
    </Block>
  );
}
