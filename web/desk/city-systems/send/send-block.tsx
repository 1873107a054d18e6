import { Alert } from 'antd';
import type { CitySystem } from '../../../../schemas/city-system.ts';
import { Block } from '../../shell/block.tsx';
import { useCityWords } from '../words/use-city-words.ts';
import type { Taken } from './awaited.ts';
import { SendFile } from './send-file.tsx';

/** Sends a file, or says why none can be sent. */
export function SendBlock({ system, sent }: { system: CitySystem; sent: (taken: Taken) => void }) {
  const { send: words } = useCityWords();
  const { city, state, mapping } = system;
  if (state === 'cut-over')
    return (
      <Block title={words.title}>
        <p>{words.cutOver}</p>
      </Block>
    );
  return (
    <Block title={words.title} help={words.help} className="stack">
      {state === 'none' && <Alert type="info" showIcon title={words.none} />}
      {mapping === undefined ? <p>{words.noMapping}</p> : <SendFile city={city} sent={sent} />}
    </Block>
  );
}
