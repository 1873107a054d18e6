import { Alert, Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import {
  type CityConflict,
  type CityDecisionRequest,
  cityConflict,
} from '../../../../schemas/city-conflict.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { ChoiceField } from '../../shell/choice-field.tsx';
import { TextField } from '../../shell/text-field.tsx';
import { count } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { useCityAction } from '../city-queries.ts';
import { useCityWords } from '../words/use-city-words.ts';

type Decision = CityDecisionRequest['decision'];

/** Decides which of two holds, with a reason; two that are kept beside each other are the officer's to settle. */
export function DecisionForm({ city, conflict }: { city: string; conflict: CityConflict }) {
  const words = useWords();
  const { conflicts: says } = useCityWords();
  const isOurs = conflict.kind === 'day-held';
  const [decision, setDecision] = useState<Decision | undefined>(isOurs ? 'ours' : undefined);
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, isPending } = useCityAction<CityDecisionRequest, CityConflict>({
    method: 'POST',
    path: `/${city}/conflicts/${conflict.id}/decision`,
    answer: cityConflict,
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (decision !== undefined && reason.trim() !== '') mutate({ decision, reason: reason.trim() });
  };
  return (
    <form className="city-decision" onSubmit={send}>
      {isOurs ? (
        <p>{says.oursOnly}</p>
      ) : (
        <ChoiceField<Decision>
          label={says.decision}
          choices={{ ours: says.ours, theirs: says.theirs }}
          value={decision}
          wrong={isTried && decision === undefined ? says.decisionWrong : undefined}
          choose={setDecision}
        />
      )}
      <TextField
        label={says.reason}
        longest={200}
        value={reason}
        wrong={isTried && reason.trim() === '' ? says.reasonWrong : undefined}
        change={setReason}
      />
      <div className="form-ways">
        <Button htmlType="submit" loading={isPending} aria-label={says.sendOf(count(conflict.line))}>
          {says.send}
        </Button>
      </div>
      {error !== null && <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />}
    </form>
  );
}
