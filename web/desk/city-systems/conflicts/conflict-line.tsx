import { type CityConflict, cityConflictNames } from '../../../../schemas/city-conflict.ts';
import { hashOf } from '../../address.ts';
import { timeText } from '../../words/day-words.ts';
import { count } from '../../words/numbers.ts';
import { useLanguage } from '../../words/use-words.ts';
import { useCityWords } from '../words/use-city-words.ts';
import { DecisionForm } from './decision-form.tsx';

type Side = NonNullable<CityConflict['ours']>;

interface Given {
  conflict: CityConflict;
  city: string;
  /** What its file is called, while that is known. */
  file: string | undefined;
  mayDecide: boolean;
}

/** One contradiction: what it is about, where it comes from, and how it was or can be decided. */
export function ConflictLine({ conflict, city, file, mayDecide }: Given) {
  const { conflicts: words } = useCityWords();
  const language = useLanguage();
  const { kind, at, line, declaration, wants, decision, ours, theirs } = conflict;
  const sideText = ({ expectedArrivalAt, community }: Side) =>
    words.side(timeText(expectedArrivalAt), community);
  return (
    <li className="feed-run figures">
      <div className="feed-run-top">
        <h3>{words.wants[wants]}</h3>
        {decision !== undefined && <span className="mark mark-done">{words[decision.kind]}</span>}
      </div>
      <p>{cityConflictNames[kind][language]}</p>
      <p className="soft small feed-file">
        {words.from(timeText(at), count(line))} {file !== undefined && words.file(file)}{' '}
        <a className="in-text" href={hashOf({ screen: 'case', id: declaration })}>
          {words.toCase}
        </a>
      </p>
      {ours !== undefined && theirs !== undefined && (
        <p className="small">{words.sides(sideText(ours), sideText(theirs))}</p>
      )}
      {decision !== undefined && (
        <p>
          {words.by(timeText(decision.at), decision.by?.sub ?? '')}
          {decision.reason}
        </p>
      )}
      {decision === undefined && mayDecide && (
        <details>
          <summary aria-label={words.decideOf(count(line))}>{words.decide}</summary>
          <DecisionForm city={city} conflict={conflict} />
        </details>
      )}
    </li>
  );
}
