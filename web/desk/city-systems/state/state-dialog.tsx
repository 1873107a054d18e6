import { Alert, Modal } from 'antd';
import { useState } from 'react';
import {
  type CityState,
  type CityStateRequest,
  type CitySystem,
  cityState,
  citySystem,
} from '../../../../schemas/city-system.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { ChoiceField } from '../../shell/choice-field.tsx';
import { TextField } from '../../shell/text-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { isStale, useCityAction } from '../city-queries.ts';
import { NumberField } from '../number-field.tsx';
import { useCityWords } from '../words/use-city-words.ts';

interface Given {
  system: CitySystem;
  close: () => void;
  done: () => void;
}

const mostHours = 168;

/** Decides how far a city’s system merges in: says what it means before it is sent. */
export function StateDialog({ system, close, done }: Given) {
  const words = useWords();
  const { state: says } = useCityWords();
  const { dialog } = says;
  const { city, version } = system;
  const [state, setState] = useState<CityState>(system.state);
  const [freshHours, setFreshHours] = useState<number | null>(system.freshHours);
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, isPending } = useCityAction<CityStateRequest, CitySystem>({
    ...{ method: 'PUT', path: `/${city}`, answer: citySystem },
    seen: version,
  });
  const isReason = reason.trim() !== '';
  const send = () => {
    setIsTried(true);
    if (freshHours !== null && isReason)
      mutate({ state, freshHours, reason: reason.trim() }, { onSuccess: done });
  };
  return (
    <Modal
      open
      title={dialog.title}
      okText={dialog.send}
      cancelText={words.cancel}
      confirmLoading={isPending}
      onOk={send}
      onCancel={close}
      closable={{ 'aria-label': words.close }}
    >
      <div className="form">
        <p>
          {dialog.now(says.names[system.state])} {system.decided?.reason}
        </p>
        <ChoiceField<CityState>
          label={dialog.to}
          choices={says.names}
          value={state}
          choose={(name) => setState(cityState.parse(name))}
        />
        <p className="city-meaning" role="status">
          {says.means[state]}
        </p>
        <NumberField
          label={dialog.hours}
          value={freshHours}
          least={1}
          most={mostHours}
          wrong={isTried && freshHours === null ? dialog.hoursWrong : undefined}
          change={setFreshHours}
        />
        <TextField
          label={dialog.reason}
          help={dialog.reasonHelp}
          longest={200}
          value={reason}
          wrong={isTried && !isReason ? dialog.reasonWrong : undefined}
          change={setReason}
        />
        {error !== null && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={isStale(error) ? dialog.stale : sentenceOf(error, words)}
          />
        )}
      </div>
    </Modal>
  );
}
