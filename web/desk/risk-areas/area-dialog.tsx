import { Modal } from 'antd';
import { useState } from 'react';
import type { RiskAreaMove } from '../../../schemas/risk-area.ts';
import {
  type ListedArea,
  type RiskAreaRequest,
  riskAreaChange,
  riskAreaProblem,
} from '../../../schemas/risk-area-list.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { ChoiceField } from '../shell/choice-field.tsx';
import { useWords } from '../words/use-words.ts';
import { type Draft, draftOf, requestOf, type Way, waysOf, wrongIn } from './area-draft.ts';
import { AreaFields } from './area-fields.tsx';
import { AreaProblem } from './area-problem.tsx';
import { useAreaAction } from './area-queries.ts';
import { AreaText } from './area-text.tsx';
import { useAreaWords } from './words/use-area-words.ts';

interface Given {
  /** What is changed; undefined to list another area. */
  area: ListedArea | undefined;
  close: () => void;
  done: (move: RiskAreaMove) => void;
}

/** Lists an area, or changes how it stands on the list; it takes effect when it is sent. */
export function AreaDialog({ area, close, done }: Given) {
  const words = useWords();
  const { dialog } = useAreaWords();
  const today = shanghaiDate(now());
  const ways = area === undefined ? [] : waysOf(area, today);
  const [draft, setDraft] = useState<Draft>(() => draftOf(area, ways[0] ?? 'list', today));
  const [isTried, setIsTried] = useState(false);
  const { mutate, error, told, isPending, reset } = useAreaAction({
    path: '',
    answer: riskAreaChange,
    problem: riskAreaProblem,
  });
  const wrong = wrongIn(draft, area, dialog.wrong);
  const send = () => {
    setIsTried(true);
    if (Object.keys(wrong).length > 0) return;
    const body: RiskAreaRequest = requestOf(draft, area);
    mutate(body, { onSuccess: ({ move }) => done(move) });
  };
  const choose = (way: Way) => {
    reset();
    setIsTried(false);
    setDraft(draftOf(area, way, today));
  };
  return (
    <Modal
      open
      title={area === undefined ? dialog.listTitle : dialog.changeTitle}
      okText={dialog.send[draft.way]}
      cancelText={words.cancel}
      confirmLoading={isPending}
      onOk={send}
      onCancel={close}
      closable={{ 'aria-label': words.close }}
    >
      <div className="form">
        {area !== undefined && (
          <>
            <p>
              <span className="soft">{dialog.now}</span> <AreaText area={area} />
            </p>
            <ChoiceField<string>
              label={dialog.what}
              choices={Object.fromEntries(ways.map((way) => [way, dialog.ways[way]]))}
              value={draft.way}
              choose={(way) => choose(way as Way)}
            />
          </>
        )}
        <AreaFields draft={draft} wrong={isTried ? wrong : {}} change={setDraft} today={today} />
        {error !== null && <AreaProblem error={error} current={told?.current} />}
      </div>
    </Modal>
  );
}
