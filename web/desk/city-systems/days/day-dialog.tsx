import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { type CityDay, type CityDayRequest, cityDay } from '../../../../schemas/city-system.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { dayText } from '../../words/day-words.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { useCityAction } from '../city-queries.ts';
import { NumberField } from '../number-field.tsx';
import { useCityWords } from '../words/use-city-words.ts';

interface Given {
  city: string;
  day: string;
  before: CityDayRequest | undefined;
  close: () => void;
}

const mostCounted = 100_000_000;

/** Takes what the city's system counts of a day. */
export function DayDialog({ city, day, before, close }: Given) {
  const words = useWords();
  const { dialog } = useCityWords().days;
  const language = useLanguage();
  const [declared, setDeclared] = useState<number | null>(before?.declared ?? null);
  const [withdrawn, setWithdrawn] = useState<number | null>(before?.withdrawn ?? null);
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, isPending } = useCityAction<CityDayRequest, CityDay>({
    method: 'PUT',
    path: `/${city}/counts/${day}`,
    answer: cityDay,
  });
  const send = () => {
    setIsTried(true);
    if (declared !== null && withdrawn !== null) mutate({ declared, withdrawn }, { onSuccess: close });
  };
  return (
    <Modal
      open
      title={dialog.title(dayText(day, language))}
      okText={dialog.send}
      cancelText={words.cancel}
      confirmLoading={isPending}
      onOk={send}
      onCancel={close}
      closable={{ 'aria-label': words.close }}
    >
      <div className="form">
        <p>{dialog.lead}</p>
        <NumberField
          label={dialog.declared}
          value={declared}
          most={mostCounted}
          wrong={isTried && declared === null ? dialog.wrong : undefined}
          change={setDeclared}
        />
        <NumberField
          label={dialog.withdrawn}
          value={withdrawn}
          most={mostCounted}
          wrong={isTried && withdrawn === null ? dialog.wrong : undefined}
          change={setWithdrawn}
        />
        {error !== null && <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} />}
      </div>
    </Modal>
  );
}
