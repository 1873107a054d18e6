import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CitySystem } from '../../../../schemas/city-system.ts';
import { Block } from '../../shell/block.tsx';
import { timeText } from '../../words/day-words.ts';
import { useCityWords } from '../words/use-city-words.ts';
import { StateDialog } from './state-dialog.tsx';
import { StateMark } from './state-mark.tsx';

/** How far a city’s system has merged in, who decided it and why. */
export function StateBlock({ system, mayDecide }: { system: CitySystem; mayDecide: boolean }) {
  const { state: words, list } = useCityWords();
  const [isOpen, setIsOpen] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const { state, decided, freshHours, lastImportAt } = system;
  const end = (done: boolean) => {
    setIsOpen(false);
    setIsDone(done);
  };
  return (
    <Block
      title={words.title}
      className="stack"
      end={mayDecide && <Button onClick={() => setIsOpen(true)}>{words.change}</Button>}
    >
      {isDone && <Alert type="success" showIcon role="status" title={words.dialog.done} />}
      <p>
        <StateMark state={state} /> {words.means[state]}
      </p>
      <p className="soft">
        {decided === undefined ? (
          words.undecided
        ) : (
          <>
            {words.decided(timeText(decided.at), decided.by.sub)}
            {decided.reason}
          </>
        )}
      </p>
      <dl className="facts figures">
        <div>
          <dt>{words.last}</dt>
          <dd>{lastImportAt === undefined ? list.never : timeText(lastImportAt)}</dd>
        </div>
        <div>
          <dt>{words.every}</dt>
          <dd>{words.hours(freshHours)}</dd>
        </div>
      </dl>
      {isOpen && <StateDialog system={system} close={() => end(false)} done={() => end(true)} />}
    </Block>
  );
}
