import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { FeedKind } from '../../../../schemas/feed-kind.ts';
import type { FeedMandate } from '../../../../schemas/feed-mandate.ts';
import { now } from '../../../staff/server-time.ts';
import { Block } from '../../shell/block.tsx';
import { useLanguage } from '../../words/use-words.ts';
import { EndDialog } from './end-dialog.tsx';
import { MandateDialog } from './mandate-dialog.tsx';
import { MandateList } from './mandate-list.tsx';
import { stateOf } from './mandate-state.ts';
import { useMandateWords } from './words/use-mandate-words.ts';

interface Given {
  mandates: readonly FeedMandate[];
  kinds: readonly FeedKind[];
  mayRecord: boolean;
}

type Doing = { what: 'record' } | { what: 'end'; mandate: FeedMandate };

/** Which kinds that tell whereabouts are open, and by whose order (requirements D3); the province records and ends. */
export function MandateBlock({ mandates, kinds, mayRecord }: Given) {
  const words = useMandateWords();
  const [doing, setDoing] = useState<Doing>();
  const [done, setDone] = useState<FeedMandate>();
  const close = () => setDoing(undefined);
  const finish = (mandate: FeedMandate) => {
    close();
    setDone(mandate);
  };
  const button = <Button onClick={() => setDoing({ what: 'record' })}>{words.record}</Button>;
  const needing = kinds.filter(({ whereabouts }) => whereabouts);
  return (
    <Block title={words.title} help={words.help} end={mayRecord && button}>
      {done !== undefined && <Done mandate={done} kinds={kinds} />}
      <MandateList
        mandates={mandates}
        kinds={kinds}
        end={mayRecord ? (mandate) => setDoing({ what: 'end', mandate }) : undefined}
      />
      {doing?.what === 'record' && <MandateDialog kinds={needing} close={close} done={finish} />}
      {doing?.what === 'end' && <EndDialog mandate={doing.mandate} close={close} done={finish} />}
    </Block>
  );
}

/** What was done, and what follows from it. */
function Done({ mandate, kinds }: { mandate: FeedMandate; kinds: readonly FeedKind[] }) {
  const words = useMandateWords();
  const language = useLanguage();
  const name = kinds.find(({ id }) => id === mandate.kind)?.names[language] ?? mandate.kind;
  const recorded =
    stateOf(mandate, now()) === 'later' ? words.recordedLater(name, mandate.fromDate) : words.recorded(name);
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={mandate.ended === undefined ? recorded : words.ended(name)}
    />
  );
}
