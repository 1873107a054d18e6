import type { Finding } from '../../../schemas/finding.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { Facts } from '../case/facts.tsx';
import { RegionName } from '../shell/region-name.tsx';
import { timeText } from '../words/day-words.ts';
import { ageText } from './age-text.ts';
import { useFindingWords } from './words/use-finding-words.ts';

/** Who answers for it, since when and until when; and whom the row names, or the case that has the person. */
export function FindingFacts({ shown }: { shown: Finding }) {
  const words = useFindingWords();
  const { declaration, person, openedAt, closedAt, dueAt, level } = shown;
  // Whose row it is, somebody has to say; what is owed is done at the case.
  const settles = shown.state === 'open' && shown.published.when.by !== 'candidate';
  const until = closedAt === undefined ? now() : new Date(closedAt);
  return (
    <>
      <Facts
        title={words.facts}
        facts={[
          [words.columns.place, <RegionName key="place" code={shown.place} whole />],
          [words.opened, timeText(openedAt)],
          [closedAt === undefined ? words.columns.age : words.columns.took, ageText(openedAt, until, words)],
          [words.columns.due, timeText(dueAt)],
          [words.columns.closedAt, closedAt && timeText(closedAt)],
          [words.columns.level, level === 'community' ? undefined : words.level[level]],
          [words.found, shown.times > 1 ? words.times(shown.times) : undefined],
        ]}
      />
      {declaration !== undefined && (
        <p>
          {settles && <>{words.settles} </>}
          <a className="in-text" href={hashOf({ screen: 'case', id: declaration })}>
            {words.ofCase}
          </a>
        </p>
      )}
      {person !== undefined && (
        <Facts
          title={declaration === undefined ? words.person : words.rowPerson}
          facts={[
            [words.name, person.name],
            [words.document, person.document],
            [words.phone, person.phone],
          ]}
        />
      )}
    </>
  );
}
