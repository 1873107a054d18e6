import type { CityImport } from '../../../../schemas/city-import.ts';
import { feedRefusals } from '../../../../schemas/feed-outcome.ts';
import { timeText } from '../../words/day-words.ts';
import { sizeText } from '../../words/size-text.ts';
import { useLanguage } from '../../words/use-words.ts';
import { fieldName } from '../field-name.ts';
import { useCityWords } from '../words/use-city-words.ts';
import { ImportCounts } from './import-counts.tsx';
import { RowOutcomes } from './row-outcomes.tsx';

const marks: Readonly<Record<CityImport['state'], string>> = {
  reading: 'mark mark-waiting',
  done: 'mark mark-done',
  refused: 'mark mark-action',
  failed: 'mark mark-action',
};

/** A file, how far it is, and what came of its rows. */
export function ImportLine({ one, isOwn }: { one: CityImport; isOwn: boolean }) {
  const { imports: words } = useCityWords();
  const { name, state, isDryRun, counts, refusal } = one;
  return (
    <li className="feed-run figures">
      <div className="feed-run-top">
        <h3 className="feed-file">{name}</h3>
        {isDryRun && <span className="mark mark-must">{words.dryRun}</span>}
        <span className={marks[state]}>{words.state[state]}</span>
      </div>
      <p className="soft small">{whenceOf(one, words)}</p>
      {state === 'reading' && <p role="status">{words.reading}</p>}
      {state === 'failed' && <p className="form-wrong">{words.failed}</p>}
      {refusal !== undefined && <Refusal refusal={refusal} />}
      {counts !== undefined && <ImportCounts counts={counts} />}
      {isDryRun && state === 'done' && counts !== undefined && <Tried counts={counts} />}
      {isOwn && <RowOutcomes one={one} />}
    </li>
  );
}

function whenceOf(one: CityImport, words: ReturnType<typeof useCityWords>['imports']): string {
  const { receivedAt, sentBy, mapping, bytes } = one;
  const sender = sentBy === 'bucket' ? words.fromBucket : words.sentBy(sentBy.sub);
  return [words.received(timeText(receivedAt)), sender, sizeText(bytes), words.mapping(mapping)].join(' · ');
}

function Refusal({ refusal: { code, columns } }: { refusal: NonNullable<CityImport['refusal']> }) {
  const words = useCityWords();
  const language = useLanguage();
  const names = columns.map((column) => fieldName(column, language));
  return (
    <div>
      <p className="form-wrong">{feedRefusals[code][language]}</p>
      {names.length > 0 && <p>{words.imports.columns(names.join(words.join))}</p>}
      <p className="soft small">{words.imports.refused}</p>
    </div>
  );
}

/** What to do after a try. */
function Tried({ counts }: { counts: NonNullable<CityImport['counts']> }) {
  const { imports: words } = useCityWords();
  const { rejected, conflict, filed, joined, edited, withdrawn } = counts;
  if (rejected + conflict > 0) return <p>{words.triedBad}</p>;
  return <p>{filed + joined + edited + withdrawn > 0 ? words.tried : words.triedNone}</p>;
}
