import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CityMapping } from '../../../../schemas/city-mapping.ts';
import { Block } from '../../shell/block.tsx';
import { timeText } from '../../words/day-words.ts';
import { useCityMapping } from '../city-queries.ts';
import { Loaded } from '../loaded.tsx';
import { useCityWords } from '../words/use-city-words.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { saveMapping } from './mapping-file.ts';
import { MappingTable } from './mapping-table.tsx';

/** How the files of a city's system are read, and for the city the way to change it. */
export function MappingBlock({ city, mayEdit }: { city: string; mayEdit: boolean }) {
  const { mapping: words } = useCityWords();
  const answer = useCityMapping(city);
  return (
    <Block title={words.title} help={words.help} className="stack">
      <Loaded from={answer} rows={8}>
        {({ mapping }) => <Shown city={city} mapping={mapping ?? undefined} mayEdit={mayEdit} />}
      </Loaded>
    </Block>
  );
}

interface ShownGiven {
  city: string;
  mapping: CityMapping | undefined;
  mayEdit: boolean;
}

function Shown({ city, mapping, mayEdit }: ShownGiven) {
  const { mapping: words, editor } = useCityWords();
  const [isEdited, setIsEdited] = useState(false);
  const [saved, setSaved] = useState<number>();
  const begin = () => {
    setSaved(undefined);
    setIsEdited(true);
  };
  const end = (version?: number) => {
    setIsEdited(false);
    setSaved(version);
  };
  if (isEdited) return <MappingEditor city={city} mapping={mapping} end={end} />;
  return (
    <>
      {saved !== undefined && <Alert type="success" showIcon role="status" title={editor.saved(saved)} />}
      {mapping === undefined ? <None mayEdit={mayEdit} /> : <MappingTable mapping={mapping} />}
      <div className="form-ways">
        {mayEdit && <Button onClick={begin}>{mapping === undefined ? words.begin : words.edit}</Button>}
        {mapping !== undefined && (
          <Button onClick={() => saveMapping(mapping, words.fileName(city))}>{words.exportFile}</Button>
        )}
      </div>
      {mapping !== undefined && (
        <p className="soft small">{words.version(mapping.version, timeText(mapping.at), mapping.by.sub)}</p>
      )}
    </>
  );
}

function None({ mayEdit }: { mayEdit: boolean }) {
  const { mapping: words } = useCityWords();
  return (
    <p className="soft">
      {words.none} {mayEdit && words.noneHelp}
    </p>
  );
}
